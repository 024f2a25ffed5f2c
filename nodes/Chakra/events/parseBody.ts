import { isObject } from '../json/isObject';

/** Meta's largest request has 3 MB (https://developers.facebook.com/docs/graph-api/webhooks/getting-started). */
export const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** The deepest known event, an order inside a batch, has 9 levels. */
export const MAX_DEPTH = 40;

/** Why a request is rejected. The sender reads `reason`. */
export interface Rejection {
	status: number;
	reason: string;
	/** What the owner of the workflow can do. */
	remedy?: string;
}

/**
 * The JSON object in the body of a request. Keys that could change a prototype when the object is copied are removed.
 * A byte order mark at the start is skipped.
 */
export function parseBody(
	bytes: Uint8Array,
): { body: Record<string, unknown> } | { rejection: Rejection } {
	if (bytes.length > MAX_BODY_BYTES) return reject(413, 'The body is larger than 4 MB');
	if (isTooDeep(bytes)) return reject(400, `The body is nested deeper than ${MAX_DEPTH} levels`);
	const body = jsonIn(new TextDecoder().decode(bytes));
	if (body === undefined) return reject(400, 'The body is not JSON');
	return isObject(body) ? { body } : reject(400, 'The body is not a JSON object');
}

export function reject(status: number, reason: string): { rejection: Rejection } {
	return { rejection: { status, reason } };
}

/** @returns undefined if the text is not JSON; JSON itself has no such value */
function jsonIn(text: string): unknown {
	try {
		const rounded: unknown = JSON.parse(text);
		const value: unknown = mayHoldLongNumber.test(text)
			? JSON.parse(withLongNumbers(text))
			: rounded;
		dropUnsafeKeys(value);
		return value;
	} catch {
		return undefined;
	}
}

const mayHoldLongNumber = /[:,[]\s{0,10}-?\d{16}/;

/** A text, which stays as it is, or a whole number. */
const textOrNumber = /"(?:[^"\\]|\\[^])*"|(?<![\d.])-?\d{16,30}(?![\d.eE])/g;

/**
 * JSON in which whole numbers that JavaScript would round are texts. Meta's IDs are such numbers, and a rounded ID is
 * that of something else.
 * @param json valid
 */
function withLongNumbers(json: string): string {
	return json.replace(textOrNumber, (part) =>
		part.startsWith('"') || Number.isSafeInteger(Number(part)) ? part : `"${part}"`,
	);
}

const UNSAFE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** In place, because a reviver takes ten times as long. The depth was checked before. */
function dropUnsafeKeys(value: unknown): void {
	if (Array.isArray(value)) {
		for (const entry of value) dropUnsafeKeys(entry);
	} else if (isObject(value)) {
		for (const key of Object.keys(value)) {
			if (UNSAFE_KEYS.has(key)) delete value[key];
			else dropUnsafeKeys(value[key]);
		}
	}
}

const [QUOTE, BACKSLASH] = [0x22, 0x5c];

/** How a byte outside of strings changes the depth. */
const LEVELS = Int8Array.from({ length: 256 }, (_, byte) => {
	const character = String.fromCharCode(byte);
	return Number('[{'.includes(character)) - Number(']}'.includes(character));
});

/** Checked before parsing, so that no recursion over the object can overflow the stack. */
function isTooDeep(bytes: Uint8Array): boolean {
	let depth = 0;
	let inString = false;
	for (let at = 0; at < bytes.length; at++) {
		const byte = bytes[at] ?? 0;
		if (byte === BACKSLASH && inString) at++;
		else if (byte === QUOTE) inString = !inString;
		else if (!inString && (depth += LEVELS[byte] ?? 0) > MAX_DEPTH) return true;
	}
	return false;
}
