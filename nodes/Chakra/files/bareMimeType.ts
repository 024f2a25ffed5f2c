/** `Audio/OGG; codecs=opus` → `audio/ogg`: parameters cut off, lower case, no spaces around. */
export function bareMimeType(stated: string): string {
	const semicolon = stated.indexOf(';');
	return (semicolon === -1 ? stated : stated.slice(0, semicolon)).trim().toLowerCase();
}
