import { requestOperation } from '../requestOperation';
import { expectOwnResponse } from '../responseProof';
import { attributeCalls, changeFields, readChange } from './changeFields';
import { procedureFields, readProcedure } from './procedureField';
import { primaryKeyAttributeField, processField, readProcess } from './processField';
import { processExplanations, processPath } from './processPath';

/**
 * Changes only the given values. The response is not documented, so it is output as it is. Source:
 * https://apidocs.chakrahq.com/api-11530500, https://docs.chakrahq.com/docs/platform/api/process/update
 */
export const update = requestOperation({
	entry: {
		name: 'Update',
		value: 'update',
		action: 'Update a process by its ID or primary key',
		description: 'Change attributes, state or assignee of a process in ChakraHQ',
	},
	api: ['updateProcess', 'updateProcessByPrimaryKey', ...attributeCalls],
	fields: [...procedureFields, processField, ...changeFields('add')],
	options: [primaryKeyAttributeField],
	async request(item) {
		const procedure = readProcedure(item);
		const process = await readProcess(item);
		return {
			method: 'PUT',
			path: processPath(procedure, process),
			...(await readChange(item)),
			idempotent: true,
			explanations: () => processExplanations(procedure, process),
		};
	},
	check: expectOwnResponse,
});
