/* eslint-disable @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
const LENGTH = 100_000;

/** In milliseconds. Quadratic code takes seconds for so many characters. */
const SURELY_LINEAR = 60;

/** Processor time, the lowest of some tries, because other processes disturb the measurement. */
function timeOf(read: (text: string) => unknown, text: string, tries: number): number {
	const times = Array.from({ length: tries }, () => {
		const began = process.cpuUsage();
		read(text);
		return process.cpuUsage(began).user / 1000;
	});
	return Math.min(...times);
}

/** How much longer four times the text takes: about 4 times for linear code, 16 times for quadratic code. */
function growth(read: (text: string) => unknown, textOf: (length: number) => string): number {
	const quarter = textOf(LENGTH / 4);
	// Otherwise a failing test would take minutes.
	if (timeOf(read, quarter, 1) > 5 * SURELY_LINEAR && timeOf(read, quarter, 3) > SURELY_LINEAR) {
		return Infinity;
	}
	const whole = textOf(LENGTH);
	if (timeOf(read, whole, 1) < SURELY_LINEAR) return 1;
	return timeOf(read, whole, 3) / Math.max(timeOf(read, quarter, 3), SURELY_LINEAR / 4);
}

/** Whether the time grows in proportion to the text. Three tries, because other processes disturb the measurement. */
export function takesLinearTime(
	read: (text: string) => unknown,
	textOf: (length: number) => string,
): boolean {
	return [1, 2, 3].some(() => growth(read, textOf) < 8);
}
