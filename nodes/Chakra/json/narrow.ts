import { isObject } from './isObject';

type Members = Record<string, unknown>;

/** A JSON object from outside: any member may be missing, or of another kind than it should be. */
export type JsonObject = Readonly<Members>;

/** A member by a name from outside. What every object inherits, such as `toString`, does not count. */
export function ownMember<Value>(
	of: Readonly<Record<string, Value>>,
	name: string,
): Value | undefined {
	return Object.hasOwn(of, name) ? of[name] : undefined;
}

/** The members of an object; none if the value is something else. */
export function members(value: unknown): Members {
	return isObject(value) ? value : {};
}

export function list(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [];
}

/** The entry of a list that has only this one; any other value as it is. */
export function onlyOne(value: unknown): unknown {
	if (!Array.isArray(value) || value.length !== 1) return value;
	const [only]: unknown[] = value;
	return only;
}

/** The entries of a list that are objects; none if the value is no list. */
export const objectsIn = (value: unknown): Members[] => list(value).filter(isObject);

/** Text, or a number as text; null for anything else and for empty text. */
export function text(value: unknown): string | null {
	if (typeof value === 'number' && Number.isFinite(value)) return String(value);
	return typeof value === 'string' && value !== '' ? value : null;
}

/** A text as it is; empty for anything else, also for a number. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A keyword such as a type, which Meta writes in upper or in lower case. */
export const keywordOf = (value: unknown): string => textOf(value).toUpperCase();

/** The first of these members that is a text or a number, as text; else empty. */
export function firstText(entry: JsonObject, ...names: string[]): string {
	const texts = names.map((name) => text(entry[name]));
	return texts.find((one) => one !== null) ?? '';
}

/** A finite number, also one written as text; null for anything else. */
export function number(value: unknown): number | null {
	const given = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return typeof given === 'number' && Number.isFinite(given) ? given : null;
}

export function flag(value: unknown): boolean | null {
	return typeof value === 'boolean' ? value : null;
}
