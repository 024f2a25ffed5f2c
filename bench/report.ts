/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chartsOf, writeCharts } from './charts';
import { print, say } from './command';
import type { Comparison } from './compare';
import { tables } from './table';

interface Result {
	machine: string;
	settings: { runs: number; json: boolean };
	comparisons: Comparison[];
}

/** Prints the tables, or everything as JSON, and keeps the single runs and the charts in `bench/results`. */
export async function report(result: Result): Promise<void> {
	const date = new Date().toISOString();
	const { machine, settings, comparisons } = result;
	const text = JSON.stringify({ date, ...result }, null, '\t');
	const summary = `Medians of ${settings.runs}. ${machine}.`;
	const shown = settings.json ? text : [summary, ...comparisons.map(tables)].join('\n\n');
	print(shown);
	const folder = join(__dirname, 'results');
	await mkdir(folder, { recursive: true });
	const file = join(folder, `${date.replaceAll(':', '-')}.json`);
	await writeFile(file, `${text}\n`);
	const charts = file.replace(/\.json$/, '-charts');
	await writeCharts(charts, comparisons.flatMap(chartsOf));
	say(`\nThe single runs are in ${file}, the charts in ${charts}`);
}
