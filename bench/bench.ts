/* eslint-disable @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { compare, type Comparison } from './compare';
import { machine } from './machine';
import { report } from './report';
import { scenarios } from './scenarios';
import { help, readSettings } from './settings';
import { setStage } from './stage';

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
		await report({ machine: machine(stage.n8n.install), settings, comparisons }, say);
	} finally {
		await stage.close();
	}
}

main().catch((error: unknown) => {
	say(error instanceof Error ? error.message : String(error));
	process.exitCode = 1;
});
