const missingWords: ReadonlySet<string> = new Set([
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
 * Whether a text is only what JavaScript writes for a missing value, or a list of such texts. Nobody sends that to a
 * person on purpose.
 */
export function isMissingValue(text: string): boolean {
	return text.split(',').every((part) => {
		const words = part.trim();
		return missingWords.has(words) || objectWord.test(words);
	});
}
