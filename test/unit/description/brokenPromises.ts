/**
 * What an earlier snapshot of the promises holds and the present one does not. Additions are fine: operations,
 * parameters, values of a list, ways to give a locator, and conditions under which a parameter is shown as well.
 * @returns the lines that changed or went, each behind the name of its snapshot
 */
export function brokenPromises(before: string, now: string): string[] {
	const present = linesByName(now);
	return [...linesByName(before)].flatMap(([name, lines]) => {
		const kept = present.get(name) ?? [];
		return lines
			.filter((line) => !kept.some((other) => holds(other, line)))
			.map((line) => `${name}: ${line}`);
	});
}

/** The lines of each snapshot in a file of Jest's, by its name. */
function linesByName(file: string): Map<string, string[]> {
	const snapshots = file.matchAll(/^exports\[`(.*)`\] = `\n([\s\S]*?)\n`;$/gm);
	return new Map(
		Array.from(snapshots, ([, name = '', text = '']) => [
			name,
			text.split('\n').map((line) => line.trim()),
		]),
	);
}

/** `path: type by modes = default of values, if name is [...], unless name is [...]` */
const PROMISE =
	/^"(?<head>.*?: \w+)(?: by (?<modes>.*?))? = (?<fallback>.*?)(?: of (?<values>\S.*?))?(?<conditions>, (?:if|unless) .*)?",$/;

function holds(now: string, before: string): boolean {
	if (now === before) return true;
	const [is, was] = [PROMISE.exec(now)?.groups, PROMISE.exec(before)?.groups];
	if (!is || !was) return false;
	return (
		is.head === was.head &&
		is.fallback === was.fallback &&
		hasAll(is.modes?.split(' or '), was.modes?.split(' or ')) &&
		hasAll(wordsIn(is.values), wordsIn(was.values)) &&
		isShownWhere(is.conditions ?? '', was.conditions ?? '')
	);
}

const hasAll = (now: string[] = [], before: string[] = []) =>
	before.every((one) => now.includes(one));

/** Texts in quotes; numbers and the like without. */
const wordsIn = (text = ''): string[] => text.match(/"[^"]*"|[^\s",[\]]+/g) ?? [];

/** Whether a parameter is still shown in all cases: no condition is new, and each has all of its earlier values. */
function isShownWhere(now: string, before: string): boolean {
	const split = (text: string) =>
		text
			.split(/, (?=(?:if|unless) )/)
			.filter((one) => one !== '')
			.map((one) => /^(?<what>\w+ \S+ is) (?<values>.*)$/.exec(one)?.groups);
	const were = split(before);
	return split(now).every((is) => {
		const was = were.find((one) => one?.what === is?.what);
		if (!is || !was) return false;
		const [present, earlier] = [wordsIn(is.values), wordsIn(was.values)];
		// It may be hidden in fewer cases, but not in more.
		return is.what?.startsWith('unless') ? hasAll(earlier, present) : hasAll(present, earlier);
	});
}
