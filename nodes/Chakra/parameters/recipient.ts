import type { INodeProperties } from 'n8n-workflow';
import { ChakraError } from '../transport/chakraError';
import { recipientDigits } from '../whatsapp/phoneNumbers';
import { looksLikeUserId, userIdIn } from '../whatsapp/userIds';
import type { ItemParameters } from './itemParameters';

/** The person a message goes to. */
export const recipientField: INodeProperties = {
	displayName: 'Recipient',
	name: 'recipient',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. +49 151 23456789',
	description:
		"The recipient's phone number with country code, written in any way: +, spaces, dashes and brackets are fine. For a person without a phone number, the user ID from the event, such as US.13491208655302741918.",
};

/** For ChakraHQ's own calls, which take a phone number only. */
export const phoneRecipientField: INodeProperties = {
	...recipientField,
	description:
		"The recipient's phone number with country code, written in any way: +, spaces, dashes and brackets are fine",
};

/**
 * The recipient of a message, under Meta's names: `to` is a phone number (digits with country code), `recipient` a
 * user ID. Source: developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids
 */
export type Recipient = { to: string } | { recipient: string };

/** The phone number or user ID. */
export const idOf = (recipient: Recipient): string =>
	'to' in recipient ? recipient.to : recipient.recipient;

/** The Recipient parameter, for the output of an item that failed. */
export const givenRecipient = (read: (name: string) => unknown): string | null =>
	givenPerson(read('recipient'));

/**
 * The phone number's digits, the user ID, or else the text as given. Null where the value is neither text nor number.
 */
export function givenPerson(given: unknown): string | null {
	if (typeof given !== 'string' && typeof given !== 'number') return null;
	const text = String(given);
	const number = recipientDigits(text);
	return userIdIn(text) ?? ('digits' in number ? number.digits : text.trim());
}

/** @throws ChakraError where it is neither a phone number nor a user ID, with the reason */
export function readRecipient(item: ItemParameters): Recipient {
	const given: unknown = item.value('recipient', '');
	if (typeof given === 'object' && given !== null) {
		throw new ChakraError('Recipient is a whole object, not a phone number', {
			remedy: 'Name the field in the expression that holds the number, such as {{ $json.phone }}.',
		});
	}
	const text = typeof given === 'number' || typeof given === 'string' ? String(given) : '';
	if (text.trim() === '') {
		throw new ChakraError('Recipient is empty', {
			remedy:
				'Give a phone number with country code, for example +49 151 23456789. If it is an expression, it found nothing in this item.',
		});
	}
	const userId = userIdIn(text);
	if (userId !== null) return { recipient: userId };
	const number = recipientDigits(text);
	if ('digits' in number) return { to: number.digits };
	throw new ChakraError(`Recipient "${text.slice(0, 50)}" cannot be used`, {
		remedy: looksLikeUserId(text)
			? 'If this is to be a user ID, give it exactly as the event has it, such as US.13491208655302741918.'
			: number.problem,
	});
}

/**
 * @returns digits with country code, without +
 * @throws ChakraError where it is not a phone number, with the reason
 */
export function readPhoneRecipient(item: ItemParameters): string {
	const recipient = readRecipient(item);
	if ('to' in recipient) return recipient.to;
	throw new ChakraError(
		`Recipient "${recipient.recipient}" is a user ID, and ChakraHQ's own template call takes phone numbers only`,
		{ remedy: 'Use the operation Send in Meta Format: it sends to user IDs too.' },
	);
}
