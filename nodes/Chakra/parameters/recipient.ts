import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { ChakraError } from '../transport/chakraError';
import { recipientDigits } from '../whatsapp/phoneNumbers';

/** The person a message goes to. */
export const recipientField: INodeProperties = {
	displayName: 'Recipient',
	name: 'recipient',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. +49 151 23456789',
	description:
		"The recipient's phone number with country code, written in any way: +, spaces, dashes and brackets are fine",
};

/**
 * @returns digits with country code
 * @throws ChakraError where it cannot be a phone number, with the reason
 */
export function readRecipient(context: IExecuteFunctions, itemIndex: number): string {
	const given: unknown = context.getNodeParameter('recipient', itemIndex, '');
	if (typeof given === 'object' && given !== null) {
		throw new ChakraError('Recipient is a whole object, not a phone number', {
			remedy: 'Name the field in the expression that holds the number, such as {{ $json.phone }}.',
		});
	}
	const text = typeof given === 'number' || typeof given === 'string' ? String(given) : '';
	const recipient = recipientDigits(text);
	if ('digits' in recipient) return recipient.digits;
	throw new ChakraError(`Recipient "${text.slice(0, 50)}" cannot be used`, {
		remedy: recipient.refusal,
	});
}
