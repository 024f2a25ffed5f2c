import { META_API_VERSION } from '../../account/metaApi';
import { READ_BY_INFERRED_CALLS } from '../../parameters/inferredNotice';
import { apiPath } from '../../transport/apiPath';
import { onceOperation } from '../requestOperation';
import { accountField } from './accountField';
import { readTemplateChange, templateChangeFields } from './templateChange';
import { templateExplanations } from './templateExplanations';
import { readTemplateId, templateIdField } from './templateIdField';

/**
 * Changes a template and submits it for review again. Meta limits the number of edits, so it is done at most once. The
 * response is not documented. Source: https://apidocs.chakrahq.com/api-17615603
 */
export const update = onceOperation({
	entry: {
		name: 'Update',
		value: 'update',
		action: 'Update a WhatsApp template by its ID for another review by Meta',
		description: "Change a template and submit it to Meta's review again",
	},
	api: ['updateMessageTemplate', 'listMessageTemplates'],
	fields: [
		{
			...accountField,
			required: false,
			description: `The account of the template. Parts that you leave empty are ${READ_BY_INFERRED_CALLS}; with Using JSON and a template By ID it is not needed.`,
		},
		templateIdField,
		...templateChangeFields,
	],
	async request(item) {
		const id = readTemplateId(item);
		return {
			method: 'POST',
			path: apiPath`/v1/ext/plugin/whatsapp/api/${META_API_VERSION}/${id}`,
			body: await readTemplateChange(item),
			idempotent: false,
			explanations: () => templateExplanations,
		};
	},
	simplify: (_, item) => ({ id: readTemplateId(item), success: true }),
});
