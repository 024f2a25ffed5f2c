import type { INodeProperties } from 'n8n-workflow';
import { readFlag } from '../../parameters/flag';
import { apiPath } from '../../transport/apiPath';
import type { BulkOperation } from '../bulk/bulkOperation';
import { within } from '../preparedBody';
import { changeFields, readChange } from './changeFields';
import { procedureExplanations, readProcedure } from './procedureField';
import { processField, readProcess } from './processField';
import { keyCondition } from './processPath';

/** Defaults to on, because whoever adds the option wants it. Without the option nothing is deleted. */
export const deleteField: INodeProperties = {
	displayName: 'Delete',
	name: 'isDeleted',
	type: 'boolean',
	default: true,
	description: 'Whether to delete the processes. No other change is sent then.',
};

/**
 * The update of many processes. Leads are processes of the procedure `lead`. Source:
 * https://apidocs.chakrahq.com/api-11531082, https://docs.chakrahq.com/docs/platform/api/process/bulk-update
 */
export const bulkUpdate: Pick<BulkOperation, 'part' | 'request'> = {
	async part(item) {
		const procedure = readProcedure(item);
		const process = await readProcess(item);
		const named = 'id' in process ? { id: process.id } : await keyCondition(item, process);
		const isDeleted = readFlag(item.options[deleteField.name], deleteField);
		const change = isDeleted ? { body: { isDeleted } } : await readChange(item);
		return { procedure, key: process, ...within(change, (update) => ({ ...named, update })) };
	},
	request: (procedure, processes) => ({
		method: 'PATCH',
		path: apiPath`/v1/ext/procedure/${procedure}/process`,
		body: { processes },
		explanations: () => procedureExplanations(procedure),
	}),
};

/** The fields that identify a process and describe its change. */
export const bulkUpdateFields = [
	{ ...processField, description: 'Which process, mostly an expression such as {{ $json.id }}' },
	...changeFields('add'),
];
