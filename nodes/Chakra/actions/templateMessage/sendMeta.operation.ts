import type { INodeProperties } from 'n8n-workflow';
import { messagesPath } from '../../account/metaApi';
import { isObject } from '../../json/isObject';
import { parseJson } from '../../json/parseJson';
import { readParallelSends } from '../../parameters/parallelSends';
import { givenRecipient, idOf, readRecipient, recipientField } from '../../parameters/recipient';
import { readSender } from '../../parameters/sender';
import { ChakraError } from '../../transport/chakraError';
import type { MetaComponent } from '../../whatsapp/templateVariables';
import type { Item } from '../item';
import { onceForKey } from '../sendOnce/onceForKey';
import { expectNoCode } from './codeToUserId';
import { metaTemplateBody } from './metaFormat';
import { prepareTemplateSend, sendTemplateFields } from './sendTemplate';
import { passedThroughMessage } from './sentTemplate';
import { readTemplateChoice } from './templateChoice';

const componentsOption: INodeProperties = {
	displayName: 'Components (JSON)',
	name: 'components',
	type: 'json',
	// n8n marks an empty text as invalid JSON.
	default: '[]',
	placeholder: 'e.g. [{ "type": "body", "parameters": [] }]',
	description:
		"The template's components in Meta's own format, in place of Values to Send and Header Media, for what these cannot say",
};

/** Source: https://apidocs.chakrahq.com/api-26944128 */
export const sendMeta = onceForKey({
	entry: {
		name: 'Send in Meta Format',
		value: 'sendMeta',
		action: 'Send an approved WhatsApp template message in Meta format',
		description:
			"Send an approved template in Meta's own format: named parameters, every kind of button, carousels, limited-time offers",
	},
	api: ['sendWhatsappMessagePassThrough'],
	description: sendTemplateFields([recipientField], [componentsOption]),

	recipient: givenRecipient,

	itemsAtOnce: readParallelSends,

	async prepare(item) {
		const recipient = readRecipient(item);
		if ('recipient' in recipient) {
			await expectNoCode(item, readTemplateChoice(item), readSender(item));
		}
		return await prepareTemplateSend(item, {
			recipient: idOf(recipient),
			components: readComponents(item),
			request: (template, { pluginId, senderId }) => ({
				path: messagesPath(pluginId, senderId),
				body: metaTemplateBody(template, recipient),
			}),
			message: passedThroughMessage,
		});
	},
});

/**
 * @returns null for none: an empty list is what the option holds before anything is written into it
 * @throws ChakraError where it is not a JSON list of components
 */
function readComponents(item: Item): MetaComponent[] | null {
	const { components } = item.options;
	if ((components ?? '') === '') return null;
	const list = typeof components === 'string' ? parseJson(components) : components;
	if (Array.isArray(list) && list.every(isComponent)) return list.length > 0 ? list : null;
	throw new ChakraError('Components (JSON) is not a JSON list of components', {
		remedy: 'Give a list in square brackets, such as [{ "type": "body", "parameters": [] }].',
	});
}

const isComponent = (given: unknown): given is MetaComponent =>
	isObject(given) && typeof given.type === 'string';
