/** Web servers take no header that is longer, and hiding what somebody pasted in its place would take long. */
export const MAX_TOKEN_LENGTH = 10_000;

/**
 * The bare token. What people paste may begin with `Bearer ` or `Authorization: Bearer `, stand in quotes of any
 * language, or hold spaces, line breaks and invisible signs. A token itself has visible ASCII only (RFC 6750,
 * section 2.1).
 */
export function cleanAccessToken(pasted: string): string {
	return pasted.replace(/[^!-~]|["'`]/g, '').replace(/^(authorization:?)?(bearer:?)?/i, '');
}
