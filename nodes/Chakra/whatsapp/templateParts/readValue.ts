import { isObject } from '../../json/isObject';
import { FIRST_MILLISECONDS } from '../../json/isoTime';
import { isRounded } from '../../json/isRounded';
import { lostValueIn } from '../../json/missingValue';
import { jsonValue } from '../../json/parseJson';
import { escapedAddress, parseWebUrl } from '../../json/parseUrl';
import { fileLink } from '../mediaLinks';
import type { VariableKind } from './templatePart';

type ReadValue = (value: unknown) => unknown;

/**
 * One line of text. Line breaks, tabs, other control characters and long runs of spaces are replaced, because Meta
 * refuses them (code 132018). A number that JavaScript has rounded is none.
 */
const text: ReadValue = (value) => {
	const words =
		typeof value === 'string' || typeof value === 'bigint' || typeof value === 'boolean';
	if (!words && (!Number.isFinite(value) || isRounded(value))) return undefined;
	const line = String(value)
		.toWellFormed()
		.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
		.replace(/ {5,}/g, '    ')
		.trim();
	return line === '' || lostValueIn(line) !== undefined ? undefined : line;
};

/** A link, or a media ID of Meta, which has digits only. */
const media: ReadValue = (value) => {
	const link = fileLink(String(text(value) ?? ''));
	const url = parseWebUrl(link);
	if (url) return { link: escapedAddress(link, url) };
	return /^\d+$/.test(link) ? { id: link } : undefined;
};

const number: ReadValue = (value) => {
	const amount = typeof value === 'number' ? value : Number(text(value) ?? NaN);
	return Number.isFinite(amount) ? amount : undefined;
};

/** Decimal degrees, with a decimal point or a comma. */
const degrees =
	(limit: number): ReadValue =>
	(value) => {
		const amount = number(typeof value === 'string' ? value.replace(',', '.') : value);
		return Math.abs(Number(amount)) <= limit ? amount : undefined;
	};

/** `5.3.2026`: JavaScript takes the first number for the month, and most people do not. */
const isAmbiguous = (date: string) => /^\d{1,2}[./-]\d{1,2}[./-]\d/.test(date);

/** Unix time in milliseconds, from a number, a date or a text that JavaScript can parse. */
const time: ReadValue = (value) => {
	const words = String(text(value) ?? '');
	const moment =
		typeof value === 'object' && value !== null
			? timestampOf(value)
			: (number(value) ?? (isAmbiguous(words) ? undefined : Date.parse(words)));
	// A smaller number is seconds, or a mistake.
	return Number(moment) >= FIRST_MILLISECONDS ? number(moment) : undefined;
};

/** The time of a Date or of luxon's DateTime, which n8n puts into date fields; in milliseconds. */
function timestampOf(value: object): number | undefined {
	const plain: unknown = typeof value.valueOf === 'function' ? value.valueOf() : value;
	return typeof plain === 'number' ? plain : undefined;
}

/** JSON as a value or as text. */
const json =
	(isExpected: (value: unknown) => boolean): ReadValue =>
	(value) => {
		const parsed = jsonValue(value);
		return isExpected(parsed) && !isEmptyJson(parsed) ? parsed : undefined;
	};

const readers: Readonly<Record<VariableKind, { read: ReadValue; expected: string }>> = {
	text: { read: text, expected: 'a text' },
	image: { read: media, expected: 'the public URL of an image, or a media ID (digits only)' },
	video: { read: media, expected: 'the public URL of a video, or a media ID (digits only)' },
	gif: {
		read: media,
		expected: 'the public URL of a GIF-like video (MP4), or a media ID (digits only)',
	},
	document: { read: media, expected: 'the public URL of a document, or a media ID (digits only)' },
	latitude: { read: degrees(90), expected: 'a number from -90 to 90' },
	longitude: { read: degrees(180), expected: 'a number from -180 to 180' },
	time: { read: time, expected: 'a date and time' },
	object: { read: json(isObject), expected: 'a JSON object with something in it' },
	list: { read: json(Array.isArray), expected: 'a JSON list with something in it' },
};

/** The value in the form in which it is sent; undefined where it does not fit the kind. */
export const readValue = (kind: VariableKind, value: unknown): unknown => readers[kind].read(value);

/** What a variable of this kind expects, for error messages: `a text`, `the public URL of an image ...`. */
export const expectedValue = (kind: VariableKind): string => readers[kind].expected;

/** Whether the value counts as not given: nothing, blanks, or an empty list or object. */
export const isMissing = (value: unknown): boolean =>
	value === undefined ||
	value === null ||
	(typeof value === 'string' && value.trim() === '') ||
	(typeof value === 'object' && isEmptyJson(value));

/** A list or an object without entries. A Date has no entries either, but is a value. */
const isEmptyJson = (value: unknown): boolean =>
	typeof value === 'object' &&
	value !== null &&
	timestampOf(value) === undefined &&
	Object.keys(value).length === 0;
