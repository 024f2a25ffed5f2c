/**
 * The bare token. What people paste may begin with `Bearer ` or `Authorization: Bearer `, stand in quotes, or hold
 * spaces and line breaks. A token itself has none of these characters (RFC 6750, section 2.1).
 */
export function cleanAccessToken(pasted: string): string {
	return pasted
		.replace(/[\s\u200b\u200e\u200f\ufeff"'`\u2018\u2019\u201c\u201d]+/g, '')
		.replace(/^(authorization:?)?(bearer:?)?/i, '');
}
