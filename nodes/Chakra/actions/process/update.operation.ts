import { ChakraError } from '../../transport/chakraError';
import { requestOperation } from '../requestOperation';
import { columnsField, dataJsonField } from './attributeFields';
import { besideFields, readChange } from './changeFields';
import { procedureField, readProcedure } from './procedureField';
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
	api: ['updateProcess', 'updateProcessByPrimaryKey'],
	fields: [procedureField, processField, columnsField('add'), dataJsonField, ...besideFields],
	options: [primaryKeyAttributeField],
	async request(item) {
		const procedure = readProcedure(item);
		const process = await readProcess(item);
		const body = await readChange(item);
		if (Object.keys(body).length === 0) {
			throw new ChakraError('Nothing is to be changed', {
				remedy: 'Give at least one attribute, or a state, status, assignee or time.',
			});
		}
		return {
			method: 'PUT',
			path: processPath(procedure, process),
			body,
			idempotent: true,
			explanations: processExplanations(procedure, process),
		};
	},
});
