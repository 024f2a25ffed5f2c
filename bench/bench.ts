/* eslint-disable @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { print, run, say } from './command';
import { compare, type Comparison } from './compare';
import { machine } from './machine';
import { report } from './report';
import { scenarios } from './scenarios';
import { helpFor, readSettings } from './settings';
import { setStage } from './stage';

async function main(): Promise<void> {
	const { help, ...settings } = readSettings(process.argv.slice(2));
	if (help) return print(helpFor(settings));
	const stage = await setStage(say);
	try {
		const wanted = scenarios.filter(({ name }) => settings.only.includes(name));
		const comparisons: Comparison[] = [];
		for (const scenario of wanted) comparisons.push(await compare(stage, scenario, settings, say));
		await report({ machine: machine(stage.n8n.install), settings, comparisons });
	} finally {
		await stage.close();
	}
}

run(main);
