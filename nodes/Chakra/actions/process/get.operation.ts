import { configurationIfReadable } from '../../account/configuration';
import { ChakraError } from '../../transport/chakraError';
import { requestOperation } from '../requestOperation';
import { isOwnResponse } from '../responseProof';
import { toOutput } from '../toOutput';
import { foundByKey, requestByKey } from './foundByKey';
import { procedureField, readProcedure } from './procedureField';
import { primaryKeyAttributeField, processField, readProcess } from './processField';
import { keyCondition, processExplanations, processPath } from './processPath';
import { simplifiedProcess } from './simplifiedProcess';

/** Source: https://apidocs.chakrahq.com/api-11375429, https://docs.chakrahq.com/docs/platform/api/process/list */
export const get = requestOperation({
	entry: {
		name: 'Get',
		value: 'get',
		action: 'Get a process by its ID or primary key',
		description: 'Get a process of ChakraHQ by its ID or its primary key',
	},
	api: ['fetchProcessById', 'listProcesses', 'fetchConfig'],
	fields: [procedureField, processField],
	options: [primaryKeyAttributeField],
	async request(item) {
		const procedure = readProcedure(item);
		const process = await readProcess(item);
		const explanations = () => processExplanations(procedure, process);
		if ('id' in process) {
			const path = processPath(procedure, process);
			return { method: 'GET', path, idempotent: true, explanations };
		}
		return { ...requestByKey(procedure, await keyCondition(item, process)), explanations };
	},
	async check(data, item) {
		const process = await readProcess(item);
		const isFound =
			'id' in process
				? isOwnResponse(data)
				: foundByKey(data, await keyCondition(item, process)) !== undefined;
		if (isFound) return;
		const what = 'id' in process ? 'ID' : 'primary key';
		throw new ChakraError(`The procedure ${readProcedure(item)} has no process with this ${what}`, {
			remedy: 'Check the value. Capital and small letters may count.',
		});
	},
	async simplify(data, item) {
		const configuration = await configurationIfReadable(item.run.api, item.retryOptions);
		const process = toOutput(Array.isArray(data) ? data[0] : data);
		return simplifiedProcess(process, configuration, readProcedure(item));
	},
});
