/**
 * Blanks, dots, commas and semicolons, and signs that nobody sees and that copying adds. A joiner stays: an emoji may
 * need it.
 */
const isEdge = (character: string | undefined) =>
	character !== undefined &&
	/[\s.,;\p{Cc}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u.test(character);

/**
 * A file name without blanks, dots, commas and invisible signs at its end. A loop, because a regular expression for
 * trailing spaces takes quadratic time on hostile names.
 */
export function trimmedEnd(text: string): string {
	let end = text.length;
	while (isEdge(text[end - 1])) end -= 1;
	return text.slice(0, end);
}

/** The same at both ends. */
export function trimmed(text: string): string {
	let start = 0;
	while (isEdge(text[start])) start += 1;
	return trimmedEnd(text.slice(start));
}
