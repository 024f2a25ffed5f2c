import { META_API_VERSION } from '../../account/metaApi';
import { isObject } from '../../json/isObject';
import { apiPath } from '../../transport/apiPath';
import { onceOperation } from '../requestOperation';
import { idText, provesCreated } from '../responseProof';
import { accountField, readAccount } from './accountField';
import { newTemplateFields, readNewTemplate } from './newTemplate';
import { templateExplanations } from './templateExplanations';

/** Submits a template for review by Meta. Source: https://apidocs.chakrahq.com/api-17615301 */
export const create = onceOperation({
	entry: {
		name: 'Create',
		value: 'create',
		action: 'Create a WhatsApp template for the review by Meta, get its ID',
		description: "Submit a new template to Meta's review",
	},
	api: ['createMessageTemplate'],
	fields: [accountField, ...newTemplateFields],
	request(item) {
		const account = readAccount(item);
		return {
			method: 'POST',
			path: apiPath`/v1/ext/plugin/whatsapp/api/${META_API_VERSION}/${account}/message_templates`,
			body: readNewTemplate(item),
			idempotent: false,
			provesDone: provesCreated,
			explanations: () => templateExplanations,
		};
	},
	simplify(data, item) {
		const { name, language, category } = readNewTemplate(item);
		const { id, status, category: given } = isObject(data) ? data : {};
		return {
			id: idText(id),
			name,
			language,
			status: typeof status === 'string' ? status : null,
			category: typeof given === 'string' ? given : category,
		};
	},
});
