import { isObject } from '../../json/isObject';

/** JSON from outside. The functions below treat a value of an unexpected shape as absent. */
export type JsonObject = Readonly<Record<string, unknown>>;

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Meta writes keywords in upper or lower case. */
export const keywordOf = (value: unknown): string => textOf(value).toUpperCase();

export const objectsIn = (value: unknown): JsonObject[] =>
	Array.isArray(value) ? value.filter(isObject) : [];
