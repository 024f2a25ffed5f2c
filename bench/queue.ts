/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { parseArgs } from 'node:util';
import { print, run, say } from './command';
import { inTurn, type Comparison } from './compare';
import { machine } from './machine';
import { campaignBatches } from './queue/campaignBatches';
import { databaseFile } from './queue/databaseFile';
import { signedEvents } from './queue/events';
import { setQueueStage } from './queue/queueStage';
import { redisLog } from './queue/redisLog';
import { shutdown } from './queue/shutdown';
import { workers } from './queue/workers';
import { report } from './report';
import { chosenNames, wholeNumber } from './settings';

const help = `The ChakraHQ nodes in n8n's queue mode, beside n8n's HTTP Request node and curl.

  npm run bench:queue -- [options]

  --runs N          run each contender N times, in turn, and take the median (default: 3)
  --only NAMES      run these only, separated by commas
  --executions N    of workers (default: 200)
  --items N         recipients of campaign-batches (default: 10000)
  --size MB         size of the file of database-file in MB (default: 100)
  --json            print the result as JSON, not as tables
  --help            print this

What there is, and how long three runs take on two cores:
  workers           200 executions on one worker, and on two                                  30 minutes
  campaign-batches  one list of 10,000 on one worker, and in two halves on two workers        15 minutes
  database-file     a file of 100 MB that n8n keeps in its database                            5 minutes
  events            1,000 signed events at one webhook processor, and at two                  20 minutes
  shutdown          what a worker that is asked to stop still sends                            5 minutes
  redis-log         what is lost where Redis is killed, without a log and with one             5 minutes

It starts n8n, PostgreSQL, Redis and nginx as npm run test:queue does.
`;

const names = ['workers', 'campaign-batches', 'database-file', 'events', 'shutdown', 'redis-log'];

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			only: { type: 'string' },
			runs: { type: 'string', default: '3' },
			executions: { type: 'string', default: '200' },
			items: { type: 'string', default: '10000' },
			size: { type: 'string', default: '100' },
			json: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return print(help);
	const runs = wholeNumber('--runs', values.runs);
	const executions = wholeNumber('--executions', values.executions);
	const items = wholeNumber('--items', values.items);
	const fileBytes = wholeNumber('--size', values.size) * 1e6;
	const wanted = chosenNames(values.only, names);
	const stage = await setQueueStage(say);
	try {
		const comparisons: Comparison[] = [];
		const contests = [
			workers(stage, executions),
			campaignBatches(stage, items),
			databaseFile(stage, fileBytes),
			signedEvents(stage),
			shutdown(stage),
			redisLog(stage),
		];
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
