import { isObject } from '../json/isObject';
import { ChakraError } from '../transport/chakraError';
import { recipientDigits } from '../whatsapp/phoneNumbers';
import { userIdIn } from '../whatsapp/userIds';

/**
 * Who may answer, from the option Approver IDs: numbers in any spelling or user IDs, as a list or separated by commas.
 * @returns none where the option is empty: then the recipient may
 * @throws ChakraError where one of them is neither
 */
export function readApprovers(given: unknown): string[] {
	const parts = Array.isArray(given) ? given.map(String) : String(given ?? '').split(/[,;\n]/);
	return parts
		.map((part) => part.trim())
		.filter((part) => part !== '')
		.map(toApprover);
}

/**
 * What else WhatsApp calls the recipient of an accepted message: its own number for them may differ from the one that
 * was given. Source: developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages
 */
export function recipientIdsIn(answer: unknown): string[] {
	const { contacts } = isObject(answer) ? answer : {};
	const first: unknown = Array.isArray(contacts) && contacts.length === 1 ? contacts[0] : null;
	const { wa_id: number, user_id: userId } = isObject(first) ? first : {};
	return [number, userId].filter((id): id is string => typeof id === 'string' && id !== '');
}

function toApprover(text: string): string {
	const userId = userIdIn(text);
	if (userId !== null) return userId;
	const number = recipientDigits(text);
	if ('digits' in number) return number.digits;
	throw new ChakraError(`Approver IDs: "${text.slice(0, 50)}" cannot be used`, {
		remedy: number.refusal,
	});
}

/** Whether one of these IDs of a person, the number or the user ID, is one that may answer. */
export function isApprover(approvers: string[], ids: Array<string | null>): boolean {
	return ids.some(
		(id) => id !== null && approvers.some((approver) => plain(approver) === plain(id)),
	);
}

/**
 * WhatsApp reports numbers of three countries with a digit that people leave out or put in: Mexico 1 after 52,
 * Argentina 9 after 54 (https://faq.whatsapp.com/1294841057948784), and Brazil 9 after the area code, which only
 * older numbers lack. Both spellings are the same person.
 */
function plain(id: string): string {
	return id
		.replace(/^521(\d{10})$/, '52$1')
		.replace(/^549(\d{10})$/, '54$1')
		.replace(/^(55\d{2})9(\d{8})$/, '$1$2');
}
