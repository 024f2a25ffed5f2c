const lostWords: ReadonlySet<string> = new Set([
	'undefined',
	'null',
	'NaN',
	'Infinity',
	'-Infinity',
	'Invalid Date',
	'Invalid DateTime',
	// Of luxon and moment.
	'Invalid Duration',
	'Invalid Interval',
	'Invalid date',
]);

/** `[object Object]` and its like. */
const objectWord = /^\[object \w{1,50}\]$/;

/**
 * Whether a text is nothing but what JavaScript writes where an expression found no value, or a list of that. Nobody sends that to a
 * person on purpose.
 */
export function isLostValue(text: string): boolean {
	return text.split(',').every((part) => {
		const words = part.trim();
		return lostWords.has(words) || objectWord.test(words);
	});
}
