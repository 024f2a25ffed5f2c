import { ChakraError } from '../transport/chakraError';
import { recipientDigits } from '../whatsapp/phoneNumbers';
import { userIdIn } from '../whatsapp/userIds';

/**
 * Who may answer, from the option Approver IDs: numbers in any spelling or user IDs, as a list or separated by commas.
 * @param recipient who may answer where the option is empty
 * @throws ChakraError where one of them is neither
 */
export function readApprovers(given: unknown, recipient: string): string[] {
	const parts = Array.isArray(given) ? given.map(String) : String(given ?? '').split(/[,;\n]/);
	const approvers = parts
		.map((part) => part.trim())
		.filter((part) => part !== '')
		.map(toApprover);
	return approvers.length > 0 ? approvers : [recipient];
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
