import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { isObject } from '../../json/isObject';
import { jsonValue } from '../../json/parseJson';
import { expectValues } from '../../parameters/givenText';
import { expectSerializable, notJsonRemedy } from '../../parameters/jsonObject';
import { givenPerson } from '../../parameters/recipient';
import { ChakraError } from '../../transport/chakraError';
import { recipientDigits } from '../../whatsapp/phoneNumbers';
import { userIdIn } from '../../whatsapp/userIds';
import { acceptedMessageId, acceptedStatus } from '../acceptedMessageId';
import type { Item } from '../item';

export const rawMessageField: INodeProperties = {
	displayName: 'Message (JSON)',
	name: 'messageJson',
	type: 'json',
	typeOptions: { rows: 8 },
	required: true,
	default: '{\n  "to": "",\n  "type": "text",\n  "text": { "body": "" }\n}',
	description:
		'The message as Meta\'s WhatsApp Cloud API takes it. It is sent as it is, but "messaging_product" is added where it is missing, and a phone number in "to" may be written in any way.',
};

/** A message in Meta's format. */
type RawMessage = Record<string, unknown>;

/** The person that a message is for; null where it names none. */
export function givenRawRecipient(read: (name: string) => unknown): string | null {
	const message = jsonValue(read(rawMessageField.name));
	return isObject(message) ? givenPerson(message.to || message.recipient) : null;
}

/**
 * The message as the user wrote it, with three changes: a missing `messaging_product` is added, a phone number in `to`
 * becomes digits (a group's ID stays), and blanks around a user ID in `recipient` are removed.
 * @throws ChakraError where it is not a JSON object, a value in it is lost, or `to` is a user ID
 */
export function readRawMessage(item: Item): RawMessage {
	const given = item.value(rawMessageField.name, '');
	const message = jsonValue(given);
	if (isObject(message) && Object.keys(message).length > 0) {
		expectValues(message, rawMessageField.displayName);
		expectSerializable(message, rawMessageField.displayName);
		return withEnvelope(message);
	}
	throw new ChakraError('Message (JSON) is not a JSON object with a message in it', {
		remedy: notJsonRemedy(
			given,
			'Give an object in curly brackets, such as { "to": "15550100001", "type": "text", "text": { "body": "Hello" } }.',
		),
	});
}

function withEnvelope(message: RawMessage): RawMessage {
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
export function templateToUserId({
	to,
	recipient,
	template,
}: RawMessage): { name: string; language: string } | null {
	const { name, language } = isObject(template) ? template : {};
	// Meta uses the number where both are given.
	if (to || typeof recipient !== 'string' || typeof name !== 'string') return null;
	const { code } = isObject(language) ? language : {};
	return { name, language: typeof code === 'string' ? code : '' };
}

/**
 * The simplified output. A read receipt is not a message, so its response has no ID.
 * @throws ChakraError where the response to a message has none
 */
export function simplifiedRawMessage(
	{ to, recipient, type, status }: RawMessage,
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
