import { bulkOperation, type BulkOperation } from '../bulk/bulkOperation';
import { within } from '../preparedBody';
import { apiPath } from '../../transport/apiPath';
import { bulkUpdateNotice } from './bulkNotice';
import { changeFields, readChange } from './changeFields';
import { procedureField, readProcedure } from './procedureField';
import { primaryKeyAttributeField, processField, readProcess } from './processField';
import { keyCondition, procedureExplanations } from './processPath';

/**
 * Also used for leads, which are processes of the procedure `lead`. Source: https://apidocs.chakrahq.com/api-11531082,
 * https://docs.chakrahq.com/docs/platform/api/process/bulk-update
 */
export const bulkUpdate: Pick<BulkOperation, 'part' | 'request'> = {
	async part(item) {
		const procedure = readProcedure(item);
		const process = await readProcess(item);
		const named = 'id' in process ? { id: process.id } : await keyCondition(item, process);
		const change = within(await readChange(item), (update) => ({ ...named, update }));
		return { procedure, key: process, ...change };
	},
	request: (procedure, processes) => ({
		method: 'PATCH',
		path: apiPath`/v1/ext/procedure/${procedure}/process`,
		body: { processes },
		explanations: procedureExplanations(procedure),
	}),
};

/** The fields that identify a process and describe its change. */
export const bulkUpdateFields = [
	{ ...processField, description: 'Which process, mostly an expression such as {{ $json.id }}' },
	...changeFields('add'),
];

export const updateMany = bulkOperation({
	entry: {
		name: 'Update Many',
		value: 'updateMany',
		action: 'Update many processes',
		description:
			'Change a process in ChakraHQ for each input item, all of them in one call or few, and tell what became of each',
	},
	api: ['bulkUpdateProcesses'],
	fields: [bulkUpdateNotice, procedureField, ...bulkUpdateFields],
	options: [primaryKeyAttributeField],
	...bulkUpdate,
});
