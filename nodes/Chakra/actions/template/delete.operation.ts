import type { INodeProperties } from 'n8n-workflow';
import { META_API_VERSION } from '../../account/metaApi';
import { inferredNotice } from '../../parameters/inferredNotice';
import { apiPath } from '../../transport/apiPath';
import { ChakraError } from '../../transport/chakraError';
import { requestOperation } from '../requestOperation';
import { accountField, readAccount } from './accountField';
import { storedTemplate } from './storedTemplate';
import { templateExplanations } from './templateExplanations';
import { templateIdField } from './templateIdField';

const languagesField: INodeProperties = {
	displayName: 'Delete',
	name: 'languages',
	type: 'options',
	noDataExpression: true,
	default: 'one',
	description: 'How much to delete; WhatsApp keeps a template for each language of a name',
	options: [
		{
			name: 'This Template',
			value: 'one',
			description: 'In its one language; others of its name stay',
		},
		{
			name: 'All Languages of Its Name',
			value: 'all',
			description: 'Every template that has the name of this one, whatever its status',
		},
	],
};

const notPassedOn = {
	happened: 'ChakraHQ found no such account or template, or does not pass this call on',
	remedy:
		'Look whether Get finds the template. If it does, delete it in ChakraHQ or in WhatsApp Manager.',
};

/**
 * Deleting by name alone would delete all languages. So the template is looked up first, and its ID is sent too.
 * Source: developers.facebook.com/docs/graph-api/reference/whats-app-business-account/message_templates; public client
 * code calls it through ChakraHQ. Meta does not accept a new template with a deleted name for 30 days.
 */
export const remove = requestOperation({
	entry: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete a WhatsApp template in one or all languages',
		description: 'Delete a template in WhatsApp, in one language or in all',
	},
	api: ['deleteMessageTemplate'],
	fields: [
		inferredNotice(
			"It is made as Meta's own call, which ChakraHQ may not pass on. A deleted template cannot be brought back, and WhatsApp takes no new one of its name for 30 days.",
		),
		accountField,
		{ ...templateIdField, description: 'The template to delete' },
		languagesField,
	],
	async request(item) {
		const isAll = item.choice(languagesField) === 'all';
		const account = readAccount(item);
		const { id, name } = await storedTemplate(item);
		if (name === '') {
			throw new ChakraError(`ChakraHQ gave no name for the template ${id}`, {
				remedy: 'Delete it in ChakraHQ or in WhatsApp Manager.',
			});
		}
		return {
			method: 'DELETE',
			path: apiPath`/v1/ext/plugin/whatsapp/api/${META_API_VERSION}/${account}/message_templates`,
			query: { name, ...(!isAll && { hsm_id: id }) },
			idempotent: true,
			explanations: {
				...templateExplanations,
				200: {
					happened: 'WhatsApp did not delete the template',
					remedy: 'Look at its status with Get.',
				},
				404: notPassedOn,
				405: notPassedOn,
			},
		};
	},
	output: () => ({ deleted: true }),
});
