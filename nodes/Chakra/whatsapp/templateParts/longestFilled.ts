/**
 * Meta's limits for texts with their values filled in, in code points. Source:
 * developers.facebook.com/documentation/business-messaging/whatsapp/templates (components, limited-time offer, carousel)
 */
export const longestFilled = {
	header: 60,
	body: 1024,
	/** Of a template that has nothing else, by an older reference. */
	bodyAlone: 32_768,
	bodyOfOffer: 600,
	bodyOfCard: 160,
	url: 2000,
} as const;

/** Why a filled text is too long, or null. */
export function tooLong(label: string, length: number, most: number): string | null {
	if (length <= most) return null;
	return `“${label}” has ${length} characters with its values filled in, and WhatsApp takes at most ${most}. Shorten a value.`;
}
