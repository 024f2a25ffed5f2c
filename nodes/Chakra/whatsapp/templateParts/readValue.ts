import { isLostValue } from '../../json/lostValue';
import { isJsonObject } from './jsonShapes';
import type { VariableKind } from './templatePart';

type Read = (value: unknown) => unknown;

/** A text without line breaks, tabs, other controls and long runs of spaces, which Meta refuses (code 132018). */
const text: Read = (value) => {
	const words =
		typeof value === 'string' || typeof value === 'bigint' || typeof value === 'boolean';
	if (!words && !Number.isFinite(value)) return undefined;
	const line = String(value)
		.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
		.replace(/ {5,}/g, '    ')
		.trim();
	return line === '' || isLostValue(line) ? undefined : line;
};

/** Meta's media IDs have digits only; anything else, such as the name of a field, is a slip. */
const media: Read = (value) => {
	const link = String(text(value) ?? '');
	if (/^https?:\/\/\S+$/i.test(link)) return { link };
	return /^\d+$/.test(link) ? { id: link } : undefined;
};

const number: Read = (value) => {
	const amount = typeof value === 'number' ? value : Number(text(value) ?? NaN);
	return Number.isFinite(amount) ? amount : undefined;
};

/** With a point or a comma. */
const degrees =
	(limit: number): Read =>
	(value) => {
		const amount = number(typeof value === 'string' ? value.replace(',', '.') : value);
		return Math.abs(Number(amount)) <= limit ? amount : undefined;
	};

/** Unix time in milliseconds, as a number, or a date in words that JavaScript reads. */
const time: Read = (value) => {
	if (typeof value === 'object' && value !== null) return number(momentOf(value));
	const moment = number(value) ?? Date.parse(String(text(value) ?? ''));
	return number(moment);
};

/** Of a Date, or of luxon's DateTime, which n8n makes of what stands in a date field. */
function momentOf(value: object): number | undefined {
	const plain: unknown = typeof value.valueOf === 'function' ? value.valueOf() : value;
	return typeof plain === 'number' ? plain : undefined;
}

/** JSON, or a text that holds it. */
const json =
	(isWanted: (value: unknown) => boolean): Read =>
	(value) => {
		const parsed = typeof value === 'string' ? parse(value) : value;
		return isWanted(parsed) && !isEmptyJson(parsed) ? parsed : undefined;
	};

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

const readers: Readonly<Record<VariableKind, { read: Read; wants: string }>> = {
	text: { read: text, wants: 'a text' },
	image: { read: media, wants: 'the public URL of an image, or a media ID (digits only)' },
	video: { read: media, wants: 'the public URL of a video, or a media ID (digits only)' },
	gif: {
		read: media,
		wants: 'the public URL of a GIF-like video (MP4), or a media ID (digits only)',
	},
	document: { read: media, wants: 'the public URL of a document, or a media ID (digits only)' },
	latitude: { read: degrees(90), wants: 'a number from -90 to 90' },
	longitude: { read: degrees(180), wants: 'a number from -180 to 180' },
	time: { read: time, wants: 'a date and time' },
	object: { read: json(isJsonObject), wants: 'a JSON object with something in it' },
	list: { read: json(Array.isArray), wants: 'a JSON list with something in it' },
};

/** A value as it is sent for this kind of variable; undefined where it cannot be read as one. */
export const readValue = (kind: VariableKind, value: unknown): unknown => readers[kind].read(value);

/** What a variable of this kind wants, for people: `a text`, `the public URL of an image ...`. */
export const wantedValue = (kind: VariableKind): string => readers[kind].wants;

/** Whether nothing was given. */
export const isLeftOut = (value: unknown): boolean =>
	value === undefined ||
	value === null ||
	(typeof value === 'string' && value.trim() === '') ||
	(typeof value === 'object' && isEmptyJson(value));

/** A list or an object without entries. A Date has none either, but it is a moment. */
const isEmptyJson = (value: unknown): boolean =>
	typeof value === 'object' &&
	value !== null &&
	momentOf(value) === undefined &&
	Object.keys(value).length === 0;
