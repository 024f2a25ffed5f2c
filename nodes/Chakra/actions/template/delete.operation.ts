import { META_API_VERSION } from '../../account/metaApi';
import { inferredNotice } from '../../parameters/inferredNotice';
import { apiPath } from '../../transport/apiPath';
import { requestOperation } from '../requestOperation';
import { expectOwnResponse } from '../responseProof';
import { accountField, readAccount } from './accountField';
import { deletedLanguagesField, readDeletedLanguages } from './deletedLanguages';
import { deleteExplanations } from './templateExplanations';
import { templateIdField } from './templateIdField';

/**
 * Source: developers.facebook.com/docs/graph-api/reference/whats-app-business-account/message_templates; public client
 * code calls it through ChakraHQ. Meta does not accept a new template with a deleted name for 30 days.
 */
export const remove = requestOperation({
	entry: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete a WhatsApp template by its ID in one or all languages',
		description: 'Delete a template in WhatsApp, in one language or in all',
	},
	api: ['deleteMessageTemplate', 'listMessageTemplates'],
	fields: [
		inferredNotice(
			"It makes Meta's own call, which ChakraHQ may not pass on. A deleted template cannot be brought back, and WhatsApp takes no new one of its name for 30 days.",
		),
		accountField,
		{ ...templateIdField, description: 'The template to delete' },
		deletedLanguagesField,
	],
	async request(item) {
		const account = readAccount(item);
		return {
			method: 'DELETE',
			path: apiPath`/v1/ext/plugin/whatsapp/api/${META_API_VERSION}/${account}/message_templates`,
			query: await readDeletedLanguages(item),
			idempotent: true,
			explanations: () => deleteExplanations,
		};
	},
	check: expectOwnResponse,
	output: () => ({ deleted: true }),
});
