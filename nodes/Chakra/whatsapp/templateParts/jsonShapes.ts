/** Narrowing of JSON that comes from outside: a shape that is not as expected counts as absent. */
export type JsonObject = Readonly<Record<string, unknown>>;

export const isJsonObject = (value: unknown): value is JsonObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Meta writes its keywords in either case. */
export const keywordOf = (value: unknown): string => textOf(value).toUpperCase();

export const objectsIn = (value: unknown): JsonObject[] =>
	Array.isArray(value) ? value.filter(isJsonObject) : [];

export const objectOf = (value: unknown): JsonObject => (isJsonObject(value) ? value : {});
