/**
 * Meta's limits for texts with their values filled in, in code points. Source:
 * developers.facebook.com/documentation/business-messaging/whatsapp/templates (components, limited-time offer,
 * carousel)
 */
export const maxFilledLength = {
	header: 60,
	body: 1024,
	/** For a template that consists of a body only; the limit is from an older reference. */
	bodyAlone: 32_768,
	bodyOfOffer: 600,
	bodyOfCard: 160,
	url: 2000,
} as const;

/** Says in plain words that a filled text is too long; null where it is not. */
export function tooLongReason(label: string, length: number, max: number): string | null {
	if (length <= max) return null;
	return `“${label}” has ${length} characters with its values filled in, and WhatsApp takes at most ${max}. Shorten a value.`;
}
