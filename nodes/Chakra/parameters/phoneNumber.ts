import type { INodeProperties } from 'n8n-workflow';
import { ChakraError } from '../transport/chakraError';
import { recipientDigits } from '../whatsapp/phoneNumbers';
import { userIdIn } from '../whatsapp/userIds';
import type { ItemParameters } from './itemParameters';

/** A customer's phone number. */
export const phoneNumberField: INodeProperties = {
	displayName: 'Phone Number',
	name: 'phoneNumber',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. +49 151 23456789',
	description:
		"The customer's phone number with country code, written in any way: +, spaces, dashes and brackets are fine",
};

/**
 * @returns digits with country code, without +
 * @throws ChakraError where it is not a phone number, with the reason
 */
export function readPhoneNumber(item: ItemParameters): string {
	const given = item.value(phoneNumberField.name, '');
	const text = typeof given === 'number' || typeof given === 'string' ? String(given) : '';
	const number = recipientDigits(text);
	if ('digits' in number) return number.digits;
	if (userIdIn(text) !== null) {
		throw new ChakraError(
			`Phone Number "${text.slice(0, 50)}" is a user ID, and ChakraHQ finds chats by phone number only`,
			{ remedy: 'Give the phone number, where the person has shown one.' },
		);
	}
	throw new ChakraError(`Phone Number "${text.slice(0, 50)}" cannot be used`, {
		remedy: number.problem,
	});
}
