export const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

const wholeText = new RegExp(`^${UUID}$`);

/** A UUID that is no part of something longer. */
export const uuidInside = new RegExp(`(?<![0-9a-f-])${UUID}(?![0-9a-f-])`, 'g');

/** Blanks, quotes and signs without a width come along when an ID is copied. A UUID has none of them. */
const AROUND = /[\s"'`<>\p{Cf}]/gu;

/**
 * The UUID that a text is, or the only one in the address of a page that was pasted in its place.
 * @returns in lower case; undefined where there is none, or several
 */
export function uuidIn(text: string): string | undefined {
	const plain = text.replace(AROUND, '').toLowerCase();
	if (wholeText.test(plain)) return plain;
	if (!/^https?:\/\//.test(plain)) return undefined;
	const [only, ...others] = new Set(plain.match(uuidInside));
	return others.length === 0 ? only : undefined;
}

/** As {@link uuidIn}, for an ID that may be something else than a UUID: any other text is returned as it is. */
export const idIn = (text: string): string => uuidIn(text) ?? text;
