import { apiPath } from '../../transport/apiPath';
import { onceOperation } from '../requestOperation';
import { attributeCalls, changeFields, readNew } from './changeFields';
import { procedureExplanations, procedureFields, readProcedure } from './procedureField';
import { recordField } from './recordField';

/** The response is not documented, so it is output as it is. Source: https://apidocs.chakrahq.com/api-11530135 */
export const create = onceOperation({
	entry: {
		name: 'Create',
		value: 'create',
		action: 'Create a process such as a lead or a ticket and get its ID',
		description: 'Create a process in ChakraHQ, such as a lead, a ticket or a field visit',
	},
	api: ['createProcess', ...attributeCalls],
	fields: [...procedureFields, ...changeFields('add')],
	options: [recordField],
	async request(item) {
		const procedure = readProcedure(item);
		return {
			method: 'POST',
			path: apiPath`/v1/ext/procedure/${procedure}/process`,
			...(await readNew(item)),
			idempotent: false,
			explanations: () => procedureExplanations(procedure),
		};
	},
});
