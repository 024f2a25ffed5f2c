/** All texts in a JSON value, at any depth, without the names of members. */
export function* textsIn(value: unknown): Generator<string> {
	const seen = new Set<unknown>();
	const waiting = [value];
	while (waiting.length > 0) {
		const one = waiting.pop();
		if (typeof one === 'string') yield one;
		if (typeof one !== 'object' || one === null || seen.has(one)) continue;
		seen.add(one);
		for (const member of Object.values(one) as unknown[]) waiting.push(member);
	}
}
