/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { parseArgs } from 'node:util';
import { print, run, say } from './command';
import { inTurn, type Comparison } from './compare';
import { machine } from './machine';
import { signedEvents } from './queue/events';
import { setQueueStage } from './queue/queueStage';
import { redisLog } from './queue/redisLog';
import { shutdown } from './queue/shutdown';
import { workers } from './queue/workers';
import { report } from './report';
import { chosenNames, wholeNumber } from './settings';

const help = `The ChakraHQ nodes in n8n's queue mode: one worker or webhook processor beside two of them, and what a stop costs.

  npm run bench:queue -- [options]

  --only NAMES    run these only, separated by commas: workers, events, shutdown, redis-log
  --runs N        run each contender N times and take the median (default: 3)
  --json          print the result as JSON, not as tables
  --help          print this

It starts n8n, PostgreSQL, Redis and nginx as npm run test:queue does.
`;

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			only: { type: 'string' },
			runs: { type: 'string', default: '3' },
			json: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return print(help);
	const runs = wholeNumber('--runs', values.runs);
	const wanted = chosenNames(values.only, ['workers', 'events', 'shutdown', 'redis-log']);
	const stage = await setQueueStage(say);
	try {
		const comparisons: Comparison[] = [];
		const contests = [workers(stage), signedEvents(stage), shutdown(stage), redisLog(stage)];
		for (const contest of contests.filter(({ name }) => wanted.includes(name))) {
			say(`${contest.name}: ${contest.about}`);
			comparisons.push(await inTurn(contest, runs, say));
		}
		const settings = { runs, json: values.json };
		await report({ machine: machine(stage.cluster.install), settings, comparisons });
	} finally {
		await stage.close();
	}
}

run(main);
