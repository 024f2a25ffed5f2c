/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { draw, themes, type Chart } from './chart';
import { basesOf, type Comparison } from './compare';
import { megabytesOver } from './ratio';

/** What a scenario's tables say, as charts: the time, and the memory on top of the run that calls nobody. */
export function chartsOf({ name, about, contenders }: Comparison): Chart[] {
	const bases = basesOf(contenders);
	const time = contenders.flatMap(({ name: label, median: { seconds } }) =>
		seconds === null ? [] : [{ label, value: seconds }],
	);
	const memory = contenders.flatMap(({ name: label, median }, at) => {
		const value = megabytesOver(median.peakMemory, bases[at]?.peakMemory ?? null);
		return value === null ? [] : [{ label, value: Math.max(0, value) }];
	});
	const charts: Chart[] = [
		{ name: `${name}-time`, title: `Time: ${about}`, unit: 's', bars: time },
		{
			name: `${name}-memory`,
			title: `Memory on top of the same run without it: ${about}`,
			unit: 'MB',
			bars: memory,
		},
	];
	return charts.filter(({ bars }) => bars.length > 1);
}

export const chartFile = ({ name }: Chart, theme: string) => `${name}.${theme}.svg`;

/** Writes each chart twice, for light and for dark pages, and what they were drawn from as figures.json. */
export async function writeCharts(folder: string, charts: Chart[]): Promise<void> {
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, 'figures.json'), `${JSON.stringify(charts, null, '\t')}\n`);
	for (const chart of charts) {
		for (const theme of themes) {
			await writeFile(join(folder, chartFile(chart, theme)), draw(chart, theme));
		}
	}
}

const readCharts = async (folder: string): Promise<Chart[]> =>
	JSON.parse(await readFile(join(folder, 'figures.json'), 'utf8'));

/**
 * Puts the charts of a run in place of those that are published under the same names.
 * @param results the run's folder
 */
export async function publishCharts(results: string, folder = 'docs/images/charts'): Promise<void> {
	const measured = await readCharts(results);
	const published = await readCharts(folder);
	const newest = published.map((old) => measured.find(({ name }) => name === old.name) ?? old);
	await writeCharts(folder, newest);
}
