/**
 * The bare token, however it was pasted: with `Bearer ` or `Authorization: Bearer ` in front, in quotes, with spaces
 * or line breaks inside. Tokens are made of characters that none of these are (RFC 6750, section 2.1).
 */
export function cleanAccessToken(pasted: string): string {
	return pasted
		.replace(/[\s\u200b\u200e\u200f\ufeff"'`\u2018\u2019\u201c\u201d]+/g, '')
		.replace(/^(authorization:?)?(bearer:?)?/i, '');
}
