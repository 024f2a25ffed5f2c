import { ChakraError } from '../../transport/chakraError';
import { isAuthentication } from '../../whatsapp/templateParts/templateParts';
import type { Item } from '../item';
import { settled } from '../settled';
import { templateLookup, wabaIdOf } from './templateLookup';

/**
 * The error for a one-time code that would go to a user ID. Source:
 * developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids
 */
export const codeToUserId = (name: string): ChakraError =>
	new ChakraError(
		`Template "${name}" gives a one-time code, and WhatsApp sends those to phone numbers only (Meta code 131062)`,
		{ remedy: 'Give the phone number as Recipient.' },
	);

/**
 * Name and components do not show whether a template sends a one-time code, so its definition is looked up. Where it
 * cannot be read, the message is sent and WhatsApp decides.
 * @throws ChakraError where the template sends a one-time code
 */
export async function expectNoCode(
	item: Item,
	template: { name: string; language: string },
	senderId: string,
): Promise<void> {
	const owner = { senderId, wabaId: wabaIdOf(item.options) };
	const lookup = item.run.shared(templateLookup);
	const found = await settled(lookup.find(template, owner, item.retryOptions));
	if ('value' in found && isAuthentication(found.value)) throw codeToUserId(template.name);
}
