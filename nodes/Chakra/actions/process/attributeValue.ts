import { unknownAttribute, type Attribute, type AttributeKind } from '../../account/attributes';
import { comparableName } from '../../account/comparableName';
import { nameWithShortId } from '../../account/configurationEntries';
import { isObject } from '../../json/isObject';
import { isRounded } from '../../json/isRounded';
import {
	isMissingValue,
	isUnevaluated,
	lostValueIn,
	lostValueRemedy,
} from '../../json/missingValue';
import { jsonValue, parseJson } from '../../json/parseJson';
import { readPointInTime } from '../../parameters/pointInTime';
import { uuidIn } from '../../parameters/uuid';
import { ChakraError } from '../../transport/chakraError';

type Reader = (given: unknown, attribute: Attribute, zone: string) => unknown;

const readers: Record<AttributeKind, Reader> = {
	any: anyOf,
	text: textOf,
	texts: (given, attribute) => listOf(given, attribute).map((one) => textOf(one, attribute)),
	photo: photoId,
	photos: (given, attribute) => listOf(given, attribute).map((one) => photoId(one, attribute)),
	number: numberOf,
	wholeNumber(given, attribute) {
		const number = numberOf(given, attribute);
		if (Number.isSafeInteger(number)) return number;
		const wanted = isRounded(number) ? 'at most 9007199254740991' : 'a whole number';
		throw invalidValue(given, attribute, wanted);
	},
	boolean(given, attribute) {
		const word = String(given).trim().toLowerCase();
		if (['true', 'yes', 'on', 't', 'y', '1'].includes(word)) return true;
		if (['false', 'no', 'off', 'f', 'n', '0'].includes(word)) return false;
		throw invalidValue(given, attribute, 'true or false');
	},
	// 0 stands for no time in ChakraHQ's responses, and may be given back.
	time: (given, { name }, zone) =>
		String(given).trim() === '0' ? 0 : readPointInTime(given, name, zone).toMillis(),
	isoTime: (given, { name }, zone) => readPointInTime(given, name, zone).toISO(),
	timeOfDay(given, attribute) {
		const number = DECIMAL.test(String(given).trim()) ? Number(given) : NaN;
		if (Number.isSafeInteger(number)) return number;
		throw invalidValue(given, attribute, 'a whole number', TIME_OF_DAY);
	},
	choice: choiceOf,
	choices: (given, attribute) => listOf(given, attribute).map((one) => choiceOf(one, attribute)),
	numberChoice: numberChoiceOf,
	numberChoices: (given, attribute) =>
		listOf(given, attribute).map((one) => numberChoiceOf(one, attribute)),
	list: (given, attribute) => listOf(given, attribute).map((one) => anyOf(one, attribute)),
	object(given, attribute) {
		const value = jsonValue(given);
		if (typeof value === 'object' && value !== null) return value;
		throw invalidValue(given, attribute, 'an object');
	},
};

/**
 * Converts a value to its attribute's type: numbers and dates from text, lists from `a, b` or lines, and choices from
 * `a; b` too.
 * @param zone IANA time zone for dates without one
 * @returns undefined for an empty value, which leaves the attribute unchanged; null is sent and clears it
 * @throws ChakraError with the attribute's name where the value does not fit, or is an unevaluated expression
 */
export function attributeValue(given: unknown, attribute: Attribute, zone: string): unknown {
	if (given === null || given === undefined) return given;
	if (typeof given === 'string') expectEvaluated(given, attribute);
	const isBlank = typeof given === 'string' && given.trim() === '';
	if (isBlank && !['text', 'any'].includes(attribute.kind)) return undefined;
	return readers[attribute.kind](given, attribute, zone);
}

/**
 * As {@link attributeValue}, for values by names of which nothing is known: they stay as they are.
 * @throws ChakraError where one is a word for a lost value, or an expression that was not evaluated
 */
export function expectGiven(values: object): void {
	for (const [name, value] of Object.entries(values)) {
		attributeValue(value, unknownAttribute(name), 'utc');
	}
}

/** A longer text may be what a customer wrote. */
function expectEvaluated(text: string, attribute: Attribute): void {
	if (!/^\s*\{\{[^]*\}\}\s*$/.test(text) || !isUnevaluated(text)) return;
	throw new ChakraError(`${nameWithShortId(attribute)} ${lostValueIn(text)}`, {
		remedy: lostValueRemedy(text, attribute.name),
	});
}

function anyOf(given: unknown, attribute: Attribute): unknown {
	if (typeof given !== 'string' || !isMissingValue(given)) return given;
	throw invalidValue(given, attribute, 'a value');
}

function textOf(given: unknown, attribute: Attribute): string {
	if (isObject(given) && typeof given.toISO === 'function') return textOf(given.toISO(), attribute);
	if (given instanceof Date && !Number.isNaN(given.getTime())) return given.toISOString();
	if (isRounded(given)) throw invalidValue(given, attribute, 'in quotes');
	const isValue = typeof given !== 'object' && !isMissingValue(String(given));
	if (isValue) return String(given).toWellFormed();
	throw invalidValue(given, attribute, 'a text');
}

/** A file name or a link in place of the ID would leave the attribute without a photo. */
function photoId(given: unknown, attribute: Attribute): string {
	const id = uuidIn(textOf(given, attribute));
	if (id !== undefined) return id;
	throw invalidValue(
		given,
		attribute,
		'the ID of a photo',
		': Photo > Upload gives the ID, and Photos in this node takes a file',
	);
}

const TIME_OF_DAY =
	': ChakraHQ keeps a time of day as a number, and does not say of which unit. Process > Get shows the number of a process that has one';

const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

function numberOf(given: unknown, attribute: Attribute): number {
	const isNumeric =
		typeof given === 'string' ? DECIMAL.test(given.trim()) : typeof given === 'number';
	const number = isNumeric ? Number(given) : NaN;
	if (Number.isFinite(number)) return number;
	throw invalidValue(given, attribute, 'a number', ', and write it as 1234.56');
}

/**
 * Finds a choice by its value or by its name in the form. Without choices in the configuration, any value is accepted.
 */
function choiceOf(given: unknown, attribute: Attribute): string {
	const text = textOf(given, attribute).trim();
	const { choices } = attribute;
	const found = foundChoice(text, attribute);
	if (found !== undefined) return found;
	if (choices.length === 0) return text;
	const known = choices.slice(0, 20).map(({ value }) => value);
	throw invalidValue(
		given,
		attribute,
		`one of ${known.join(', ')}${choices.length > 20 ? '…' : ''}`,
	);
}

/** The values of such a choice are numbers; in the form they are text. */
function numberChoiceOf(given: unknown, attribute: Attribute): number | string {
	const value = choiceOf(given, attribute);
	return DECIMAL.test(value) ? Number(value) : value;
}

function foundChoice(text: string, { choices }: Attribute): string | undefined {
	const wanted = comparableName(text);
	const found =
		choices.find(({ value }) => value === text) ??
		choices.find(({ name, value }) => [name, value].some((one) => comparableName(one) === wanted));
	return found?.value;
}

function listOf(given: unknown, attribute: Attribute): unknown[] {
	if (Array.isArray(given)) return given;
	// The name of a choice may itself have a comma in it.
	if (typeof given === 'string' && foundChoice(given.trim(), attribute) !== undefined)
		return [given];
	const list = typeof given === 'string' && /^\s*[[{]/.test(given) ? parseJson(given) : given;
	if (Array.isArray(list)) return list;
	if (isObject(list)) return [list];
	if (typeof given !== 'string') return [given];
	if (!/choices$/i.test(attribute.kind)) return partsOf(given, /[,\n]/);
	// The names may have commas in them, as in `Red, dark; Blue`.
	const parts = partsOf(given, /[;\n]/);
	const areChoices = parts.every((one) => foundChoice(one, attribute) !== undefined);
	return areChoices ? parts : partsOf(given, /[,;\n]/);
}

const partsOf = (text: string, separator: RegExp): string[] =>
	text
		.split(separator)
		.map((one) => one.trim())
		.filter((one) => one !== '');

function invalidValue(
	given: unknown,
	attribute: Attribute,
	wanted: string,
	example = '',
): ChakraError {
	const shown = isObject(given) || Array.isArray(given) ? JSON.stringify(given) : String(given);
	const remedy = isMissingValue(shown)
		? `Give ${attribute.name} a value, or leave it empty.`
		: `Correct the value of ${attribute.name}${example}.`;
	return new ChakraError(
		`${nameWithShortId(attribute)} must be ${wanted}, and is "${shown.slice(0, 100)}"`,
		{ remedy },
	);
}
