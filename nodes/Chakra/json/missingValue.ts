/** What JavaScript, luxon and moment.js write for a value that is none, and what spreadsheets show in its place. */
const word = [
	'undefined|null|NaN|-?Infinity|Invalid (?:Date(?:Time)?|Duration|Interval|date)|\\[object \\w{1,50}\\]',
	'#(?:REF!|N/A|VALUE!|DIV/0!|NAME\\?|NUM!|NULL!|ERROR!|SPILL!|CALC!)',
].join('|');

/** One of these, or several with blanks or commas between: `undefined undefined` for a first and a last name. */
const onlyMissing = new RegExp(`^(?:${word})(?:[\\s,]{1,10}(?:${word}))*$`);

/** Whether a text is only what is written for missing values. Nobody sends that to a person on purpose. */
export function isMissingValue(text: string): boolean {
	return onlyMissing.test(text.trim());
}

const currency = '(?:[€$£¥₹%]|\\b(?:EUR|USD|GBP|INR|BRL)\\b)';
// Without null, which is a number in German.
const lostAmount = '(?:undefined|NaN)';

/** An expression of n8n that was not evaluated, because its field is set to Fixed or because it came as data. */
const expression =
	'\\{\\{[^{}$]{0,100}\\$(?:json|input|node|items?|binary|now|today|vars|env|execution|workflow|fromAI|\\()[^{}]{0,100}\\}{0,2}';

const expressionPart = new RegExp(expression);

/** Whether a text holds an expression of n8n as it was typed, and not its value. */
export function isUnevaluated(text: string): boolean {
	return expressionPart.test(text);
}

/** What nobody writes on purpose inside a longer text. */
const brokenPart = new RegExp(
	[
		'\\[object \\w{1,50}\\]|Invalid DateTime',
		// A name, a date or a time of day of which no part was found: `NaN.NaN.NaN`, `undefined undefined`.
		`${lostAmount}[\\s./:-]?${lostAmount}`,
		`${currency} ?${lostAmount}(?![\\w-])|(?<![\\w-])${lostAmount} ?${currency}`,
		expression,
	].join('|'),
);

/** In words for people, to follow the name of the field: `is "undefined", because an expression found nothing`. */
export function lostValueIn(text: string): string | undefined {
	const lost = isMissingValue(text) ? text.trim() : brokenPart.exec(text)?.[0];
	if (lost === undefined) return undefined;
	if (lost.startsWith('{{')) return `holds the expression ${lost}, which n8n has not evaluated`;
	return `${lost === text.trim() ? 'is' : 'holds'} "${lost}", because ${causeOf(lost)}`;
}

function causeOf(lost: string): string {
	if (lost.startsWith('#')) return 'a formula found nothing';
	return lost.startsWith('[object ')
		? 'an expression gives an object'
		: 'an expression found nothing';
}

/**
 * What to do about a text in which {@link lostValueIn} finds something.
 * @param what the name of its field, or `it`
 */
export function lostValueRemedy(text: string, what: string): string {
	if (isUnevaluated(text)) {
		return `Set ${what} to Expression. If the text comes from elsewhere, put the values into it first.`;
	}
	const look = `Look at what ${what} is taken from.`;
	return text.includes('[object Object]') ? `${look} ${objectRemedy}` : look;
}

/** JavaScript writes these words for an object. */
const objectRemedy = 'Take a field of that object, for example {{ $json.customer.name }}.';

const likelyLeftover = /(?<![\w-])(?:undefined|NaN)(?![\w-])|\{\{\s?[\w.]{1,50}\s?\}\}/;

/**
 * A part of a text that was probably left there by mistake, though somebody may write it on purpose: a word for a
 * missing value, or a placeholder that nobody has filled in.
 */
export function leftoverIn(text: string): string | undefined {
	return likelyLeftover.exec(text)?.[0];
}
