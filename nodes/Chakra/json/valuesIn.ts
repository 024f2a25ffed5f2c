/**
 * All values in a JSON value, at any depth: texts, numbers, the lists and objects themselves, but no names of members.
 */
export function* valuesIn(value: unknown): Generator<unknown> {
	const seen = new Set<unknown>();
	const waiting = [value];
	while (waiting.length > 0) {
		const one = waiting.pop();
		if (seen.has(one)) continue;
		yield one;
		// JSON writes a date as one text.
		if (typeof one !== 'object' || one === null || 'toJSON' in one) continue;
		seen.add(one);
		for (const member of Object.values(one) as unknown[]) waiting.push(member);
	}
}

/** All texts in a JSON value, at any depth, without the names of members. */
export function* textsIn(value: unknown): Generator<string> {
	for (const one of valuesIn(value)) if (typeof one === 'string') yield one;
}

/**
 * What JSON cannot write, at any depth of a value: it would go out as null or not at all, and mean something else. A
 * member that is undefined does not count, because leaving it out is often meant.
 * @returns its name, such as NaN; undefined where all can be written
 */
export function unserializable(value: unknown): string | undefined {
	for (const one of valuesIn(value)) if (isUnserializable(one)) return String(one);
	return undefined;
}

/** As {@link unserializable}, or `undefined` as a text where a member has no value. */
export function unserializableOrUndefined(value: unknown): string | undefined {
	for (const one of valuesIn(value)) {
		if (one === undefined || isUnserializable(one)) return String(one);
	}
	return undefined;
}

function isUnserializable(value: unknown): boolean {
	if (typeof value === 'number') return !Number.isFinite(value);
	return typeof value === 'bigint' || (value instanceof Date && Number.isNaN(value.getTime()));
}
