import type { Item } from '../item';
import type { IDataObject } from 'n8n-workflow';
import { optionsField } from '../../parameters/optionsField';
import { includeInputFieldsField } from '../../parameters/includeInputFields';
import { maxTriesField, timeoutField } from '../../parameters/retryOptions';
import { pluginIdField } from '../../parameters/pluginId';
import { givenPerson } from '../../parameters/recipient';
import { readSender, senderField } from '../../parameters/sender';
import { simplifyField } from '../../parameters/simplify';
import { validateOnlyField } from '../../parameters/validateOnly';
import { isObject } from '../../json/isObject';
import { parseJson } from '../../json/parseJson';
import { ChakraError } from '../../transport/chakraError';
import { recipientDigits } from '../../whatsapp/phoneNumbers';
import { userIdIn } from '../../whatsapp/userIds';
import { acceptedMessageId, acceptedStatus, provesMessage } from '../acceptedMessageId';
import { prepareSend } from '../prepareSend';
import { messagesPath, sendExplanations } from '../../account/metaApi';
import { expectNoCode } from '../templateMessage/codeToUserId';
import { onceForKey } from '../sendOnce/onceForKey';

/**
 * Sends Meta's JSON as the user wrote it, for types of messages that Send does not have. Three things are changed: a
 * missing `messaging_product` is added, a phone number in `to` becomes digits (a group's ID stays), and blanks around
 * a user ID in `recipient` are removed. No limits are checked. Source: https://apidocs.chakrahq.com/api-11313675
 */
export const sendRaw = onceForKey({
	entry: {
		name: 'Send Raw JSON',
		value: 'sendRaw',
		action: 'Send a WhatsApp message as raw JSON within 24 hours',
		description: "Send a message in Meta's own format, for message types that Send does not offer",
	},
	api: ['sendWhatsappMessagePassThrough'],
	description: [
		senderField,
		{
			displayName: 'Message (JSON)',
			name: 'messageJson',
			type: 'json',
			typeOptions: { rows: 8 },
			required: true,
			default: '{\n  "to": "",\n  "type": "text",\n  "text": { "body": "" }\n}',
			description:
				'The message as Meta\'s WhatsApp Cloud API takes it. It is sent as it is, but "messaging_product" is added where it is missing, and a phone number in "to" may be written in any way.',
		},
		simplifyField,
		optionsField([
			includeInputFieldsField,
			maxTriesField,
			pluginIdField,
			timeoutField,
			validateOnlyField,
		]),
	],

	recipient(read) {
		const given = read('messageJson');
		const message = typeof given === 'string' ? parseJson(given) : given;
		return isObject(message) ? givenPerson(message.to || message.recipient) : null;
	},

	async prepare(item) {
		const pluginId = item.pluginId;
		const senderId = readSender(item);
		const body = withEnvelope(readMessage(item));
		const template = templateToUserId(body);
		if (template) await expectNoCode(item, template, senderId);
		return prepareSend(item, {
			media: null,
			request: () => ({
				method: 'POST',
				path: messagesPath(pluginId, senderId),
				body,
				idempotent: false,
				provesDone: provesMessage,
				explanations: sendExplanations(pluginId),
			}),
			output: (data) => outputOf(body, data),
		});
	},
});

/** @throws ChakraError where `to` is a user ID */
function withEnvelope(message: Record<string, unknown>): Record<string, unknown> {
	const { to, recipient: person } = message;
	const userId = typeof person === 'string' ? userIdIn(person) : null;
	const isText = typeof to === 'string' || typeof to === 'number';
	if (typeof to === 'string' && userIdIn(to) !== null) {
		throw new ChakraError(`Message (JSON): "to" holds the user ID ${userIdIn(to)}`, {
			remedy:
				'WhatsApp drops such a message without a word. Put the user ID into "recipient" and leave out "to".',
		});
	}
	const recipient = isText && message.recipient_type !== 'group' ? recipientDigits(String(to)) : {};
	return {
		messaging_product: 'whatsapp',
		...message,
		...('digits' in recipient && { to: recipient.digits }),
		...(userId !== null && { recipient: userId }),
	};
}

/** The template in a message to a user ID; null for any other message. */
function templateToUserId({
	to,
	recipient,
	template,
}: Record<string, unknown>): { name: string; language: string } | null {
	const { name, language } = isObject(template) ? template : {};
	// Meta uses the number where both are given.
	if (to || typeof recipient !== 'string' || typeof name !== 'string') return null;
	const { code } = isObject(language) ? language : {};
	return { name, language: typeof code === 'string' ? code : '' };
}

/** A read receipt is not a message, so its response has no ID. */
function outputOf(
	{ to, recipient, type, status }: Record<string, unknown>,
	data: unknown,
): IDataObject {
	if (status === 'read') return { success: true };
	const person = to || recipient;
	return {
		whatsappMessageId: acceptedMessageId(data),
		status: acceptedStatus(data),
		recipient: typeof person === 'string' ? person : null,
		type: typeof type === 'string' ? type : 'text',
	};
}

/** @throws ChakraError where it is not a JSON object */
function readMessage(item: Item): Record<string, unknown> {
	const given: unknown = item.value('messageJson', '');
	const message = typeof given === 'string' ? parseJson(given) : given;
	if (isObject(message) && Object.keys(message).length > 0) return message;
	throw new ChakraError('Message (JSON) is not a JSON object with a message in it', {
		remedy:
			'Give an object in curly brackets, such as { "to": "15550100001", "type": "text", "text": { "body": "Hello" } }.',
	});
}
