/**
 * The bare token. What people paste may begin with `Bearer ` or `Authorization: Bearer `, stand in quotes of any
 * language, or hold spaces, line breaks and invisible signs. A token itself has visible ASCII only (RFC 6750, section 2.1).
 */
export function cleanAccessToken(pasted: string): string {
	return pasted
		.replace(/[^!-~]|["'`]/g, '')
		.replace(/^(authorization:?)?(bearer:?)?/i, '');
}
