import { requestOperation } from '../requestOperation';
import { expectOwnResponse } from '../responseProof';
import { procedureField, readProcedure } from './procedureField';
import { primaryKeyAttributeField, processField, readProcess } from './processField';
import { processExplanations, processPath } from './processPath';

/** Source: https://docs.chakrahq.com/docs/platform/api/process/delete */
export const remove = requestOperation({
	entry: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete a process by its ID or primary key',
		description: 'Delete a process in ChakraHQ',
	},
	api: ['deleteProcess', 'deleteProcessByPrimaryKey', 'fetchConfig'],
	fields: [procedureField, processField],
	options: [primaryKeyAttributeField],
	async request(item) {
		const procedure = readProcedure(item);
		const process = await readProcess(item);
		return {
			method: 'DELETE',
			path: processPath(procedure, process),
			idempotent: true,
			explanations: () => processExplanations(procedure, process),
		};
	},
	check: expectOwnResponse,
	output: () => ({ deleted: true }),
});
