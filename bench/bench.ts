/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chartsOf, writeCharts } from './charts';
import { compare, type Comparison } from './compare';
import { machine } from './machine';
import { scenarios } from './scenarios';
import { help, readSettings } from './settings';
import { setStage } from './stage';
import { tables } from './table';

const say = (line: string) => void process.stderr.write(`${line}\n`);
const print = (text: string) => void process.stdout.write(`${text}\n`);

async function main(): Promise<void> {
	const settings = readSettings();
	if (!settings) return print(help);
	const stage = await setStage(say);
	try {
		const wanted = scenarios.filter(({ name }) => settings.only.includes(name));
		const comparisons: Comparison[] = [];
		for (const scenario of wanted) comparisons.push(await compare(stage, scenario, settings, say));
		const result = {
			date: new Date().toISOString(),
			machine: machine(stage.n8n),
			settings,
			comparisons,
		};
		const text = JSON.stringify(result, null, '\t');
		const summary = `Medians of ${settings.runs}. ${result.machine}.`;
		print(settings.json ? text : [summary, ...comparisons.map(tables)].join('\n\n'));
		const file = await keep(result.date, text);
		const charts = file.replace(/\.json$/, '-charts');
		await writeCharts(charts, comparisons.flatMap(chartsOf));
		say(`\nThe single runs are in ${file}, the charts in ${charts}`);
	} finally {
		await stage.close();
	}
}

async function keep(date: string, text: string): Promise<string> {
	const folder = join(__dirname, 'results');
	await mkdir(folder, { recursive: true });
	const file = join(folder, `${date.replaceAll(':', '-')}.json`);
	await writeFile(file, `${text}\n`);
	return file;
}

main().catch((error: unknown) => {
	say(error instanceof Error ? error.message : String(error));
	process.exitCode = 1;
});
