const lostWords: ReadonlySet<string> = new Set([
	'undefined',
	'null',
	'NaN',
	'Infinity',
	'-Infinity',
	'Invalid Date',
	'Invalid DateTime',
]);

/** `[object Object]` and its like, in a list too: `[object Object],[object Object]`. */
const objectWord = /^\[object \w{1,50}\](?:,\[object \w{1,50}\])*$/;

/**
 * Whether a text is nothing but what JavaScript writes where an expression found no value. Nobody sends that to a
 * person on purpose.
 */
export function isLostValue(text: string): boolean {
	const words = text.trim();
	return lostWords.has(words) || objectWord.test(words);
}
