/**
 * Two letters for the country, a full stop, up to 128 letters and digits; `ENT.` stands before those of an ID that
 * several business portfolios share. Source:
 * developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids
 */
const userId = /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/;

/** Lists and tables that write everything small spoil nothing here: all but the digits is known. */
const inSmallLetters = /^[a-z]{2}\.(?:ent\.)?\d{1,128}$/i;

/** What only a user ID begins with. */
const userIdStart = /^[a-z]{2}\.(?:ent\.)?[a-z0-9]/i;

/** Blanks and invisible marks, as copying brings them along. */
const around = /[\s\p{Cf}]+/gu;

/**
 * Meta's ID for a person who shows a business no phone number (`US.13491208655302741918`), as Meta spells it; null
 * for every other text.
 */
export function userIdIn(text: string): string | null {
	if (text.length > 1000) return null;
	const bare = text.replace(around, '');
	if (userId.test(bare)) return bare;
	return inSmallLetters.test(bare) ? bare.toUpperCase() : null;
}

/** Whether a text that is no user ID was meant for one. */
export function looksLikeUserId(text: string): boolean {
	return userIdStart.test(text.slice(0, 1000).replace(around, ''));
}
