/**
 * The country in two letters, a full stop, up to 128 letters and digits. IDs that several business portfolios share
 * have `ENT.` before those. Source:
 * developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids
 */
const userId = /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/;

/** An ID in lower case can be restored if it has only digits after the country. */
const lowerCaseUserId = /^[a-z]{2}\.(?:ent\.)?\d{1,128}$/i;

/** The start by which a user ID is recognised, also a malformed one. */
const userIdStart = /^[a-z]{2}\.(?:ent\.)?[a-z0-9]/i;

/** Blanks and invisible characters, which copying can add. */
const blanks = /[\s\p{Cf}]+/gu;

/**
 * Meta's ID of a person who hides the phone number (`US.13491208655302741918`), in Meta's spelling; null for any other
 * text.
 */
export function userIdIn(text: string): string | null {
	if (text.length > 1000) return null;
	const bare = text.replace(blanks, '');
	if (userId.test(bare)) return bare;
	return lowerCaseUserId.test(bare) ? bare.toUpperCase() : null;
}

/** Whether a text looks like a user ID, also where it is not a valid one. */
export function looksLikeUserId(text: string): boolean {
	return userIdStart.test(text.slice(0, 1000).replace(blanks, ''));
}
