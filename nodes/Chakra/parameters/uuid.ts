const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

const wholeText = new RegExp(`^${UUID}$`);

const inAddress = new RegExp(`(?<![0-9a-f-])${UUID}(?![0-9a-f-])`, 'g');

/**
 * The UUID that a text is, or the only one in the address of a page that was pasted in its place.
 * @returns in lower case; undefined where there is none, or several
 */
export function uuidIn(text: string): string | undefined {
	const plain = text.trim().toLowerCase();
	if (wholeText.test(plain)) return plain;
	if (!/^https?:\/\//.test(plain)) return undefined;
	const [only, ...others] = new Set(plain.match(inAddress));
	return others.length === 0 ? only : undefined;
}
