import type { Recipient } from '../../parameters/recipient';
import { ChakraError } from '../../transport/chakraError';
import { codeToUserId } from './codeToUserId';
import type { FilledTemplate } from './filledTemplate';

/**
 * The body of Meta's own template call. Source:
 * developers.facebook.com/documentation/business-messaging/whatsapp/messages/template-messages
 * @throws ChakraError where the template's language is unknown, or a one-time code would go to a user ID
 */
export function metaTemplateBody(
	{ name, language, components, code }: FilledTemplate,
	recipient: Recipient,
): object {
	if (language === '') {
		throw new ChakraError(`Template Language is not set for "${name}"`, {
			remedy:
				"Give the template's language code, such as en_US; Meta's format cannot do without it.",
		});
	}
	if (code !== undefined && 'recipient' in recipient) throw codeToUserId(name);
	return {
		messaging_product: 'whatsapp',
		recipient_type: 'individual',
		...recipient,
		type: 'template',
		template: {
			name,
			language: { policy: 'deterministic', code: language },
			...(components.length > 0 && { components }),
		},
	};
}
