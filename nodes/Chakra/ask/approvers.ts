import { isObject } from '../json/isObject';
import { ChakraError } from '../transport/chakraError';
import { numberProblems } from '../whatsapp/numberProblems';
import { shortSpelling } from '../whatsapp/numberSpellings';
import { recipientDigits } from '../whatsapp/phoneNumbers';
import { userIdIn } from '../whatsapp/userIds';

/**
 * The people who may answer, from the option Approver IDs: phone numbers or user IDs, as a list or separated by
 * commas.
 * @returns an empty list if the option is empty; then the recipient may answer
 * @throws ChakraError if an entry is neither number nor user ID
 */
export function readApprovers(given: unknown): string[] {
	const parts = Array.isArray(given) ? given.map(String) : String(given ?? '').split(/[,;\n]/);
	return parts
		.map((part) => part.trim())
		.filter((part) => part !== '')
		.map(toApprover);
}

/**
 * The IDs of the recipient in the response to an accepted message. The number may differ from the one that was given.
 * Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages
 */
export function recipientIdsIn(data: unknown): string[] {
	const { contacts } = isObject(data) ? data : {};
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
		remedy:
			number.problem === numberProblems.severalNumbers
				? 'Put a comma between two numbers.'
				: number.problem,
	});
}

/** Whether the number or the user ID of a person belongs to an approver. */
export function isApprover(approvers: string[], ids: Array<string | null>): boolean {
	return ids.some(
		(id) =>
			id !== null && approvers.some((approver) => shortSpelling(approver) === shortSpelling(id)),
	);
}
