/** What JavaScript, luxon and moment.js write for a value that is none. */
const word =
	'undefined|null|NaN|-?Infinity|Invalid (?:Date(?:Time)?|Duration|Interval|date)|\\[object \\w{1,50}\\]';

/** One of these, or several with blanks or commas between: `undefined undefined` for a first and a last name. */
const onlyMissing = new RegExp(`^(?:${word})(?:[\\s,]{1,10}(?:${word}))*$`);

/** Whether a text is only what is written for missing values. Nobody sends that to a person on purpose. */
export function isMissingValue(text: string): boolean {
	return onlyMissing.test(text.trim());
}
