import { isObject } from '../transport/isObject';

/** Meta's largest event has 3 MB (https://developers.facebook.com/docs/graph-api/webhooks/getting-started). */
export const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** The deepest known event, an order inside a batch, has 9 levels. */
export const MAX_DEPTH = 40;

/** Why a request is turned down, for its sender to read. */
export interface Rejection {
	status: number;
	reason: string;
}

/**
 * The JSON object in a request's body. Keys that could reach into prototypes when somebody copies the object are
 * left out; a byte-order mark in front is passed over.
 */
export function parseBody(
	bytes: Uint8Array,
): { body: Record<string, unknown> } | { rejection: Rejection } {
	if (bytes.length > MAX_BODY_BYTES) return reject(413, 'The body is larger than 4 MB');
	if (isTooDeep(bytes)) return reject(400, `The body is nested deeper than ${MAX_DEPTH} levels`);
	const body = parseJson(new TextDecoder().decode(bytes));
	if (body === undefined) return reject(400, 'The body is not JSON');
	return isObject(body) ? { body } : reject(400, 'The body is not a JSON object');
}

function reject(status: number, reason: string): { rejection: Rejection } {
	return { rejection: { status, reason } };
}

const UNSAFE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** @returns undefined where the text is not JSON, which itself has no such value */
function parseJson(text: string): unknown {
	try {
		return JSON.parse(text, (key, value: unknown) => (UNSAFE_KEYS.has(key) ? undefined : value));
	} catch {
		return undefined;
	}
}

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const LEVEL: Readonly<Record<number, number>> = { 0x5b: 1, 0x7b: 1, 0x5d: -1, 0x7d: -1 };

/** Looked up before parsing, so that nothing that works through the object can run out of stack. */
function isTooDeep(bytes: Uint8Array): boolean {
	let depth = 0;
	let inString = false;
	for (let at = 0; at < bytes.length; at++) {
		const byte = bytes[at] ?? 0;
		if (byte === BACKSLASH && inString) at++;
		else if (byte === QUOTE) inString = !inString;
		else if (!inString && (depth += LEVEL[byte] ?? 0) > MAX_DEPTH) return true;
	}
	return false;
}
