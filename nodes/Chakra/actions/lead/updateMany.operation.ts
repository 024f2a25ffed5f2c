import { bulkOperation } from '../bulk/bulkOperation';
import { bulkUpdateNotice } from '../process/bulkNotice';
import { bulkUpdate, bulkUpdateFields, deleteField } from '../process/bulkUpdate';
import { attributeCalls } from '../process/changeFields';
import { primaryKeyAttributeField } from '../process/processField';

/** For teams with the lead module. Source: https://apidocs.chakrahq.com/api-11531082 */
export const updateMany = bulkOperation({
	entry: {
		name: 'Update Many',
		value: 'updateMany',
		action: 'Update many leads by ID or primary key as a background job',
		description:
			'Change a lead in ChakraHQ for each input item, all of them in one call or few, and tell what became of each',
	},
	api: ['bulkUpdateLeads', ...attributeCalls],
	fields: [bulkUpdateNotice, ...bulkUpdateFields],
	options: [deleteField, primaryKeyAttributeField],
	...bulkUpdate,
});
