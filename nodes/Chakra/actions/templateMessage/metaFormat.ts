import { ChakraError } from '../../transport/chakraError';
import type { FilledTemplate } from './filledTemplate';

/**
 * The body of Meta's own template call.
 * Source: developers.facebook.com/documentation/business-messaging/whatsapp/messages/template-messages
 * @param to digits with country code
 * @throws ChakraError where the template's language is not known
 */
export function metaTemplateBody(
	{ name, language, components }: FilledTemplate,
	to: string,
): object {
	if (language === '') {
		throw new ChakraError(`Template Language is not set for "${name}"`, {
			remedy:
				"Give the template's language code, such as en_US; Meta's format cannot do without it.",
		});
	}
	return {
		messaging_product: 'whatsapp',
		recipient_type: 'individual',
		to,
		type: 'template',
		template: {
			name,
			language: { policy: 'deterministic', code: language },
			...(components.length > 0 && { components }),
		},
	};
}
