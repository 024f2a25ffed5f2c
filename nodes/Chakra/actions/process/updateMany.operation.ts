import { bulkOperation } from '../bulk/bulkOperation';
import { bulkUpdateNotice } from './bulkNotice';
import { bulkUpdate, bulkUpdateFields, deleteField } from './bulkUpdate';
import { attributeCalls } from './changeFields';
import { procedureFields } from './procedureField';
import { primaryKeyAttributeField } from './processField';

export const updateMany = bulkOperation({
	entry: {
		name: 'Update Many',
		value: 'updateMany',
		action: 'Update many processes by ID or primary key as a background job',
		description:
			'Change a process in ChakraHQ for each input item, all of them in one call or few, and tell what became of each',
	},
	api: ['bulkUpdateProcesses', ...attributeCalls],
	fields: [bulkUpdateNotice, ...procedureFields, ...bulkUpdateFields],
	options: [deleteField, primaryKeyAttributeField],
	...bulkUpdate,
});
