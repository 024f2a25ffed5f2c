import { columnsField, dataJsonField } from '../process/attributeFields';
import { besideFields, readChange } from '../process/changeFields';
import { procedureExplanations } from '../process/processPath';
import { onceOperation } from '../requestOperation';

/** For teams with the lead module. Source: https://apidocs.chakrahq.com/api-21235605 */
export const create = onceOperation({
	entry: {
		name: 'Create',
		value: 'create',
		action: 'Create a lead with name, phone number and email',
		description:
			'Create a lead in ChakraHQ, with name, phone_number, email and attributes of your own',
	},
	api: ['createLead'],
	fields: [columnsField('add'), dataJsonField, ...besideFields],
	async request(item) {
		return {
			method: 'POST',
			path: '/v1/ext/procedure/lead/process',
			// n8n sends no body where the body is empty, so `data` is always there.
			body: { data: {}, ...(await readChange(item)) },
			idempotent: false,
			explanations: procedureExplanations('lead'),
		};
	},
});
