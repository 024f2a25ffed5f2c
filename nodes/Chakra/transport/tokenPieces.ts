import { readSpelledText } from './spelledText';

/** In letters and digits. A shorter piece reveals no token, and could be an ordinary word. */
const MIN_PIECE_LENGTH = 12;

/**
 * Every piece of at least {@link MIN_PIECE_LENGTH} characters holds a run of this length, searched at every fourth
 * character.
 */
const GRAM = 8;
const STEP = 4;

/** One way in which the token may be written. */
interface Form {
	text: string;
	/** How many of its characters in a row count as a piece. */
	minLength: number;
}

/** Where a gram stands in a form. */
interface Place {
	form: Form;
	at: number;
}

/**
 * Removes long pieces of the token: gateways cut what they quote, at its end or in its middle. Only letters
 * and digits are compared, without their case.
 */
export function hidePieces(text: string, token: string, hidden: string): string {
	if (text.length < GRAM) return text;
	const grams = gramsOf(token);
	if (grams.size === 0) return text;
	const { plain, starts, ends } = readSpelledText(text);
	const parts: string[] = [];
	let shown = 0;
	for (let at = 0; at + GRAM <= plain.length; at += STEP) {
		const piece = pieceAt(plain, at, grams.get(plain.slice(at, at + GRAM)));
		if (!piece) continue;
		const start = starts[piece.start] ?? 0;
		parts.push(text.slice(shown, Math.max(start, shown)), hidden);
		shown = ends[piece.end - 1] ?? text.length;
		at = Math.max(at, piece.end - STEP);
	}
	return parts.length === 0 ? text : parts.join('') + text.slice(shown);
}

/** The token itself, backwards, as decimal bytes, in hex, and in base64, also in base64 of base64. */
function formsOf(token: string): Form[] {
	// The header of a JWT is left out: it names the algorithm, and other tokens share it (RFC 7519).
	const secret = token.replace(/^eyJ[\w-]*\./, '');
	const plain = plainOf(secret);
	if (plain.length < GRAM + STEP - 1) return [];
	const bytes = Buffer.from(secret);
	const minLength = Math.min(
		MIN_PIECE_LENGTH,
		Math.max(GRAM + STEP - 1, Math.ceil(plain.length * 0.75)),
	);
	const minInBase64 = Math.ceil((minLength * 4) / 3) - 2;
	const once = inBase64(bytes);
	const twice = once.flatMap((text) => inBase64(Buffer.from(text)));
	return [
		{ text: plain, minLength },
		{ text: [...plain].reverse().join(''), minLength },
		{ text: bytes.join(''), minLength: minLength * 2 },
		{ text: bytes.toString('hex'), minLength: minLength * 2 },
		...once.map((text) => ({ text: plainOf(text), minLength: minInBase64 })),
		...twice.map((text) => ({
			text: plainOf(text),
			minLength: Math.ceil((minInBase64 * 4) / 3) - 2,
		})),
	];
}

/** At each of the three possible offsets, without the characters at both ends: they depend on the bytes beside. */
function inBase64(bytes: Uint8Array): string[] {
	return [0, 1, 2].map((offset) =>
		Buffer.concat([Buffer.alloc(offset), bytes])
			.toString('base64')
			.slice(offset === 0 ? 0 : 4)
			.replace(/=+$/, '')
			.slice(0, -1),
	);
}

const plainOf = (text: string) => readSpelledText(text).plain;

/** Of the token that was searched last: a run searches many texts for one token. */
let latest = { token: '', grams: new Map<string, Place[]>() };

function gramsOf(token: string): ReadonlyMap<string, Place[]> {
	if (latest.token === token) return latest.grams;
	const grams = new Map<string, Place[]>();
	for (const form of formsOf(token)) {
		for (let at = 0; at + GRAM <= form.text.length; at++) {
			const gram = form.text.slice(at, at + GRAM);
			grams.set(gram, [...(grams.get(gram) ?? []), { form, at }]);
		}
	}
	latest = { token, grams };
	return grams;
}

/** The longest piece around a gram, if it is long enough. */
function pieceAt(
	plain: string,
	at: number,
	places: Place[] = [],
): { start: number; end: number } | undefined {
	const pieces = places.flatMap(({ form, at: place }) => {
		let before = 0;
		while (place > before && same(plain, at - before - 1, form.text, place - before - 1)) before++;
		let length = GRAM;
		while (same(plain, at + length, form.text, place + length)) length++;
		const isLong = before + length >= form.minLength;
		return isLong ? [{ start: at - before, end: at + length }] : [];
	});
	return pieces.sort((a, b) => b.end - b.start - (a.end - a.start))[0];
}

function same(text: string, at: number, form: string, place: number): boolean {
	return at >= 0 && at < text.length && place < form.length && text[at] === form[place];
}
