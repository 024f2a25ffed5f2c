/**
 * Two letters for the country, a full stop, up to 128 letters and digits; `ENT.` stands before those of an ID that
 * several business portfolios share. Source:
 * developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids
 */
const userId = /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/;

/** Blanks and invisible marks, as copying brings them along. */
const around = /[\s\p{Cf}]+/gu;

/**
 * Meta's ID for a person who shows a business no phone number (`US.13491208655302741918`), as Meta spells it; null
 * for every other text.
 */
export function userIdIn(text: string): string | null {
	if (text.length > 1000) return null;
	const bare = text.replace(around, '');
	return userId.test(bare) ? bare : null;
}
