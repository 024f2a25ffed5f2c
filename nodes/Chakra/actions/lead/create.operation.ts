import { attributeCalls, changeFields, readNew } from '../process/changeFields';
import { procedureExplanations } from '../process/procedureField';
import { recordField } from '../process/recordField';
import { onceOperation } from '../requestOperation';

/** For teams with the lead module. Source: https://apidocs.chakrahq.com/api-21235605 */
export const create = onceOperation({
	entry: {
		name: 'Create',
		value: 'create',
		action: 'Create a lead with name, phone number and email, get its ID',
		description:
			'Create a lead in ChakraHQ, with name, phone_number, email and attributes of your own',
	},
	api: ['createLead', ...attributeCalls],
	fields: changeFields('add'),
	options: [recordField],
	async request(item) {
		return {
			method: 'POST',
			path: '/v1/ext/procedure/lead/process',
			...(await readNew(item)),
			idempotent: false,
			explanations: () => procedureExplanations('lead'),
		};
	},
});
