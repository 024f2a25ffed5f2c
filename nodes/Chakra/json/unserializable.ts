/**
 * What JSON cannot write, at any depth of a value: it would go out as null or not at all, and mean something else.
 * @param isWhole whether a member that is undefined counts too
 * @returns its name, such as NaN; undefined where all can be written
 */
export function unserializable(value: unknown, isWhole = false): string | undefined {
	const seen = new Set<unknown>();
	const waiting = [value];
	while (waiting.length > 0) {
		const one = waiting.pop();
		if (one === undefined ? isWhole : isNoValue(one)) return String(one);
		if (typeof one !== 'object' || one === null || seen.has(one) || 'toJSON' in one) continue;
		seen.add(one);
		for (const member of Object.values(one) as unknown[]) waiting.push(member);
	}
	return undefined;
}

function isNoValue(value: unknown): boolean {
	if (typeof value === 'number') return !Number.isFinite(value);
	return typeof value === 'bigint' || (value instanceof Date && Number.isNaN(value.getTime()));
}
