import { print, run, say } from './command';
import { compare, type Comparison } from './compare';
import { machine } from './machine';
import { report } from './report';
import { scenarios } from './scenarios';
import { help, readSettings } from './settings';
import { setStage } from './stage';

async function main(): Promise<void> {
	const settings = readSettings();
	if (!settings) return print(help);
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
