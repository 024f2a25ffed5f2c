import type { Result } from './engine';

/** The token as it would look in a log, a URL, JSON in JSON, or another kind of Authorization header. */
export function spellingsOf(token: string): string[] {
	const base64 = [0, 1, 2].map((offset) => {
		const shifted = Buffer.concat([Buffer.alloc(offset), Buffer.from(token)]).toString('base64');
		// The characters at both ends depend on the characters next to the token.
		return shifted.slice(4, -4);
	});
	return [
		token,
		// Cut by a gateway, at its end, its beginning or both.
		token.slice(0, -4),
		token.slice(4),
		token.slice(10, -10),
		encodeURIComponent(token),
		encodeURI(token),
		JSON.stringify(token).slice(1, -1),
		token.replaceAll('/', '\\/'),
		Buffer.from(token).toString('hex'),
		...base64,
	];
}

/** Every piece of 8 characters of it. */
export function piecesOf(token: string): string[] {
	return Array.from({ length: token.length - 7 }, (_, at) => token.slice(at, at + 8));
}

/** The token in the encodings of gateways that break lines, write bytes one by one, or encode a whole header. */
export function echoesOf(token: string): string[] {
	const header = `Authorization: Bearer ${token}`;
	const hex = Buffer.from(token).toString('hex');
	const inLines = (text: string, length: number, lineBreak: string) =>
		(text.match(new RegExp(`.{1,${length}}`, 'g')) ?? []).join(lineBreak);
	const swapped = Array.from(token, (one) =>
		one === one.toUpperCase() ? one.toLowerCase() : one.toUpperCase(),
	);
	return [
		swapped.join(''),
		inLines(token, 10, '\r\n '),
		inLines(token, 10, '%0D%0A'),
		inLines(token, 10, '&#10;'),
		inLines(token, 10, '=\n'),
		inLines(token, 5, ' '),
		JSON.stringify(Array.from(token)),
		inLines(btoa(header), 20, '\n'),
		inLines(hex, 2, ' '),
		inLines(hex, 2, ':').toUpperCase(),
		encodeURIComponent(encodeURIComponent(token)),
		btoa(JSON.stringify({ headers: { authorization: header } })),
	];
}

/** Like `expectNoToken`, also for every piece of 8 characters. */
export function expectNoPiece(result: Partial<Result>, token: string): void {
	const texts = textsIn(result).map((text) => text.toLowerCase());
	const pieces = piecesOf(token.toLowerCase());
	expect(pieces.filter((piece) => texts.some((text) => text.includes(piece)))).toEqual([]);
}

/** Searches all results of a run for the token: items, errors and their causes, hints, and what n8n stores. */
export function expectNoToken(result: Partial<Result>, token: string): void {
	const spellings = spellingsOf(token);
	const found = textsIn(result).filter((text) => spellings.some((one) => text.includes(one)));
	expect(found).toEqual([]);
}

/** Every text in a value, also those that printing leaves out: names, messages, stacks, causes. */
function textsIn(whole: unknown): string[] {
	const texts = new Set<string>();
	// Values that are added to a set while it is read are read as well.
	const values = new Set([whole]);
	for (const value of values) {
		if (typeof value === 'string') texts.add(value);
		else if (value instanceof Uint8Array) texts.add(Buffer.from(value).toString('latin1'));
		else if (typeof value === 'object' && value !== null) {
			if (value instanceof Map || value instanceof Set) {
				for (const entry of value) values.add(entry);
			}
			for (const key of Reflect.ownKeys(value)) {
				texts.add(String(key));
				values.add(Reflect.get(value, key));
			}
		}
	}
	return [...texts];
}
