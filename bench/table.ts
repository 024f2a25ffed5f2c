import { basesOf, type Comparison } from './compare';
import { megabytesOver } from './ratio';
import type { Measurement, Target } from './scenario';

const none = '-';

/** What the tables show of a contender, and of the run without what it measures. */
const columns: Record<string, (own: Measurement, base: Measurement | null) => string> = {
	time: ({ seconds }) => (seconds === null ? none : `${seconds.toFixed(2)} s`),
	'peak memory': ({ peakMemory }) => (peakMemory === null ? none : megabytes(peakMemory / 1e6)),
	'over the row without': (own, base) => {
		const over = megabytesOver(own.peakMemory, base?.peakMemory ?? null);
		return over === null ? none : `${over < 0 ? '' : '+'}${megabytes(over)}`;
	},
	uploads: ({ uploads }) => String(uploads),
	sends: ({ sends }) => (sends === 0 ? none : String(sends)),
	'most at once': ({ inFlight }) => String(inFlight),
};

/** Both tables of a scenario, in Markdown that is readable as it stands. */
export function tables({ name, about, contenders, targets }: Comparison): string {
	const bases = basesOf(contenders);
	const told = Object.entries(columns).map(([title, cell]) => ({
		title,
		cells: contenders.map(({ median }, at) => cell(median, bases[at] ?? null)),
	}));
	// A column without any value is left out.
	const shown = told.filter(({ cells }) => cells.some((text) => text !== none));
	const rows = contenders.map((contender, at) => [
		contender.name,
		...shown.map(({ cells }) => cells[at] ?? none),
	]);
	return [
		`### ${name}: ${about}`,
		markdown(['', ...shown.map(({ title }) => title)], rows),
		...(targets.length > 0
			? [markdown(['to reach', 'at most', 'measured', ''], targets.map(targetRow))]
			: []),
	].join('\n\n');
}

const decimals: Record<Target['unit'], number> = { MB: 0, s: 2, times: 2, uploads: 0, sends: 0 };

const megabytes = (amount: number) => `${Math.round(amount)} MB`;

function targetRow({ what, limit, measured, unit }: Target): string[] {
	if (measured === null) return [what, `${limit} ${unit}`, none, 'not measured'];
	const figure = measured.toFixed(decimals[unit]);
	return [what, `${limit} ${unit}`, `${figure} ${unit}`, measured <= limit ? 'reached' : 'MISSED'];
}

/** A table in Markdown. Its first column is text, and the others are figures. */
export function markdown(head: string[], rows: string[][]): string {
	const widths = head.map((title, at) =>
		Math.max(3, title.length, ...rows.map((row) => row[at]?.length ?? 0)),
	);
	const line = (cells: string[]) =>
		`| ${cells.map((cell, at) => pad(cell, widths[at] ?? 0, at)).join(' | ')} |`;
	const rule = widths.map((width, at) =>
		at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
	);
	return [line(head), line(rule), ...rows.map(line)].join('\n');
}

const pad = (cell: string, width: number, at: number) =>
	at === 0 ? cell.padEnd(width) : cell.padStart(width);
