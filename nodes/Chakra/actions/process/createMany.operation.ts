import { apiPath } from '../../transport/apiPath';
import { bulkOperation } from '../bulk/bulkOperation';
import { within } from '../preparedBody';
import { sendOnceFields } from '../sendOnce/fields';
import { bulkCreateNotice } from './bulkNotice';
import { attributeCalls, changeFields, readNew } from './changeFields';
import { newProcessKey } from './newProcessKey';
import { procedureExplanations, procedureFields, readProcedure } from './procedureField';
import { primaryKeyAttributeField } from './processField';
import { recordField } from './recordField';

/**
 * The primary key is sent beside `data`, as in the page's samples, and inside it, as when one process is created.
 * Source: https://apidocs.chakrahq.com/api-11531004
 */
export const createMany = bulkOperation({
	entry: {
		name: 'Create Many',
		value: 'createMany',
		action: 'Create many processes of a procedure as a background job',
		description:
			'Create a process in ChakraHQ for each input item, all of them in one call or few, and tell what became of each',
	},
	api: ['bulkCreateProcesses', ...attributeCalls],
	fields: [bulkCreateNotice, ...procedureFields, ...changeFields('add')],
	options: [primaryKeyAttributeField, recordField, ...sendOnceFields],
	async part(item) {
		const procedure = readProcedure(item);
		const created = await readNew(item);
		const key = await newProcessKey(item, created.body.data);
		const named = key && { [key.attribute]: key.value };
		return { procedure, key, ...within(created, (body) => ({ ...named, ...body })) };
	},
	request: (procedure, bodies) => ({
		method: 'POST',
		path: apiPath`/v1/ext/procedure/${procedure}/process/bulk-create`,
		body: bodies,
		explanations: () => procedureExplanations(procedure),
	}),
});
