/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { draw, figure, themes, type Chart } from '../../bench/chart';
import { chartFile, chartsOf, publishCharts, writeCharts } from '../../bench/charts';
import type { Measurement } from '../../bench/scenario';

const docs = join(__dirname, '..', '..', 'docs');
const folder = join(docs, 'images', 'charts');
const published: Chart[] = JSON.parse(readFileSync(join(folder, 'figures.json'), 'utf8'));

const widths = (svg: string) =>
	[...svg.matchAll(/<rect [^>]*width="(\d+)"/g)].map(([, width]) => Number(width));

describe('the charts of the documentation', () => {
	const drawn = published.flatMap((chart) =>
		themes.map((theme) => ({ file: chartFile(chart, theme), chart, theme })),
	);

	test.each(drawn)('$file is drawn from figures.json', ({ file, chart, theme }) => {
		expect(readFileSync(join(folder, file), 'utf8')).toBe(draw(chart, theme));
	});

	test.each(published)('$name has a title for people who read the page', ({ title }) => {
		expect(title).not.toContain('--');
	});

	test('there is no other one', () => {
		const files = [...drawn.map(({ file }) => file), 'figures.json'];
		expect(readdirSync(folder).sort()).toEqual(files.sort());
	});

	test.each(published)('$name shows figures that stand in the tables', ({ unit, bars }) => {
		const rows = readFileSync(join(docs, 'benchmark.md'), 'utf8')
			.split('\n')
			.filter((line) => line.startsWith('|'));
		for (const { label, value } of bars) {
			const written = rows.filter(
				(row) => row.startsWith(`| ${label} `) && row.includes(figure(value, unit)),
			);
			expect({ label, rows: written.length }).not.toEqual({ label, rows: 0 });
		}
	});
});

describe('a chart', () => {
	const chart: Chart = {
		name: 'x',
		title: 'Time: 1 < 2 & 3',
		unit: 's',
		bars: [
			{ label: 'ChakraHQ node', value: 1 },
			{ label: 'curl <fast>', value: 4 },
			{ label: 'nothing', value: 0 },
		],
	};

	test('has bars in proportion to their figures, and a visible one for zero', () => {
		const [own = 0, longest = 0, none = 0] = widths(draw(chart, 'light'));
		expect(own / longest).toBeCloseTo(0.25, 2);
		expect(none).toBe(2);
	});

	test('writes labels as text, whatever they hold', () => {
		const svg = draw(chart, 'dark');
		expect(svg).toContain('Time: 1 &lt; 2 &amp; 3');
		expect(svg).toContain('curl &lt;fast&gt;');
		expect(svg).not.toMatch(/<fast>/);
	});

	test('can be drawn without data', () => {
		expect(widths(draw({ ...chart, bars: [] }, 'light'))).toEqual([]);
	});

	test('has a text alternative for people who cannot see it', () => {
		expect(draw(chart, 'light')).toContain('ChakraHQ node 1.00 s, curl &lt;fast&gt; 4.00 s');
	});
});

test('a run is published in place of the charts of the same names, and others stay', async () => {
	const chart = (name: string, value: number): Chart => ({
		name,
		title: name,
		unit: 's',
		bars: [{ label: 'curl', value }],
	});
	const folder = mkdtempSync(join(tmpdir(), 'charts-'));
	const [old, run] = [join(folder, 'old'), join(folder, 'run')];
	await writeCharts(old, [chart('a', 1), chart('b', 2)]);
	await writeCharts(run, [chart('b', 3), chart('not-published', 4)]);
	await publishCharts(run, old);
	const figures = JSON.parse(readFileSync(join(old, 'figures.json'), 'utf8'));
	expect(figures).toEqual([chart('a', 1), chart('b', 3)]);
	expect(readFileSync(join(old, 'b.dark.svg'), 'utf8')).toContain('3.00 s');
	expect(readdirSync(old)).not.toContain('not-published.dark.svg');
	rmSync(folder, { recursive: true });
});

describe('charts of a comparison', () => {
	const median = (seconds: number | null, peakMemory: number | null): Measurement => ({
		seconds,
		peakMemory,
		uploads: 1,
		sends: 0,
		inFlight: 1,
	});
	const contender = (name: string, own: Measurement) => ({ name, median: own, runs: [own] });

	test('show the time, and the memory above the first contender; contenders without a measurement are left out', () => {
		const charts = chartsOf({
			name: 'large-file',
			about: 'one file',
			targets: [],
			contenders: [
				contender('n8n without upload', median(null, 487e6)),
				contender('ChakraHQ node', median(3.99, 503e6)),
				contender('HTTP Request node', median(11.56, 1430e6)),
				contender('curl', median(1.44, null)),
			],
		});
		expect(charts).toMatchObject([
			{
				name: 'large-file-time',
				bars: [
					{ label: 'ChakraHQ node', value: 3.99 },
					{ label: 'HTTP Request node', value: 11.56 },
					{ label: 'curl', value: 1.44 },
				],
			},
			{
				name: 'large-file-memory',
				bars: [
					{ label: 'ChakraHQ node', value: 16 },
					{ label: 'HTTP Request node', value: 943 },
				],
			},
		]);
	});

	test('compare the memory with that of the run before that calls nobody', () => {
		const contenders = [
			{ ...contender('without, 1 MB', median(null, 400e6)), isBase: true },
			contender('1 MB', median(0.2, 410e6)),
			{ ...contender('without, 100 MB', median(null, 480e6)), isBase: true },
			contender('100 MB', median(0.8, 490e6)),
		];
		const [, memory] = chartsOf({ name: 'x', about: 'y', targets: [], contenders });
		expect(memory?.bars).toEqual([
			{ label: '1 MB', value: 10 },
			{ label: '100 MB', value: 10 },
		]);
	});

	test('are not drawn without a second contender', () => {
		const alone = [contender('ChakraHQ node', median(1, 1e6))];
		expect(chartsOf({ name: 'x', about: 'y', targets: [], contenders: alone })).toEqual([]);
	});
});
