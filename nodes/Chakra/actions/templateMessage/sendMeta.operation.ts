import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { isObject } from '../../transport/isObject';
import { Refusal } from '../../transport/refusal';
import { messagesPath } from '../messagesPath';
import type { Operation } from '../operation';
import { readRecipient, recipientField } from '../recipient';
import type { FilledTemplate } from './filledTemplate';
import { unlessValidateOnly } from '../validateOnly';
import { sendTemplate, sendTemplateFields } from './sendTemplate';
import { passedThroughMessage } from './sentTemplate';

const componentsOption: INodeProperties = {
	displayName: 'Components (JSON)',
	name: 'components',
	type: 'json',
	default: '',
	placeholder: 'e.g. [{ "type": "body", "parameters": [] }]',
	description:
		"The template's components in Meta's own format, in place of Template Parameters and Header Media, for what these cannot say",
};

/** Source: https://apidocs.chakrahq.com/api-26944128 */
export const sendMeta: Operation = {
	entry: {
		name: 'Send in Meta Format',
		value: 'sendMeta',
		action: 'Send a template message in meta format',
		description:
			"Send an approved template in Meta's own format: named parameters, every kind of button, carousels, limited-time offers",
	},
	description: sendTemplateFields([recipientField], [componentsOption]),

	once: unlessValidateOnly,

	async execute(itemIndex, run) {
		const recipient = readRecipient(this, itemIndex);
		const components = readComponents(this, itemIndex);
		return await sendTemplate(this, itemIndex, run, {
			recipient,
			request: (template, { pluginId, senderId }) => ({
				path: messagesPath(pluginId, senderId),
				body: metaBody(recipient, template, components),
			}),
			message: passedThroughMessage,
		});
	},
};

/** Source: developers.facebook.com/documentation/business-messaging/whatsapp/messages/template-messages */
function metaBody(to: string, template: FilledTemplate, given: unknown[] | null): object {
	const { name, language } = template;
	if (language === '') {
		throw new Refusal(`Template Language is not set for "${name}"`, {
			remedy:
				"Give the template's language code, such as en_US; Meta's format cannot do without it.",
		});
	}
	const components = given ?? template.components;
	return {
		messaging_product: 'whatsapp',
		recipient_type: 'individual',
		to,
		type: 'template',
		template: {
			name,
			language: { policy: 'deterministic', code: language },
			...(components.length > 0 && { components }),
		},
	};
}

/** @throws Refusal where it is not a JSON list of objects */
function readComponents(context: IExecuteFunctions, itemIndex: number): unknown[] | null {
	const { components } = context.getNodeParameter('options', itemIndex, {});
	if (components === undefined || components === '') return null;
	const list = typeof components === 'string' ? parsed(components) : components;
	if (Array.isArray(list) && list.every(isObject)) return list;
	throw new Refusal('Components (JSON) is not a JSON list of components', {
		remedy: 'Give a list in square brackets, such as [{ "type": "body", "parameters": [] }].',
	});
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
