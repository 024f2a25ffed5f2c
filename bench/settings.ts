/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { parseArgs } from 'node:util';
import type { Scenario, Settings } from './scenario';
import { scenarios } from './scenarios';

const defaults = { runs: '3', size: '1000', items: '10000' };

/** Names the scenarios as they are with these settings. */
export const helpFor = (
	settings: Settings,
) => `The ChakraHQ node beside n8n's HTTP Request node and curl, in a real n8n, against the sandbox.

  npm run bench -- [options]

  --runs N        run each contender N times and take the median (default: ${defaults.runs})
  --size MB       size of the one large file in MB (default: ${defaults.size}); file-sizes takes a tenth, a hundredth and a thousandth
  --items N       recipients of the largest campaign (default: ${defaults.items}); validate-only takes ten times as many items
  --only NAMES    run these scenarios only, separated by commas
  --json          print the result as JSON, not as tables
  --help          print this

Scenarios, with the minutes that three runs of each take on two cores (all: about 45):
${scenarios.map(scenarioLine(settings)).join('\n')}

The whole result is also written to bench/results/<date>.json.
`;

const scenarioLine =
	(settings: Settings) =>
	({ name, minutes, about }: Scenario) =>
		`  ${name.padEnd(16)}  ${String(minutes).padStart(2)}  ${about(settings)}`;

/**
 * @param args of the command line
 * @throws TypeError that names the invalid flag
 */
export function readSettings(args: string[]): Settings & { help: boolean } {
	const { values } = parseArgs({
		args,
		options: {
			runs: { type: 'string', default: defaults.runs },
			size: { type: 'string', default: defaults.size },
			items: { type: 'string', default: defaults.items },
			only: { type: 'string' },
			json: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	return {
		runs: wholeNumber('--runs', values.runs),
		largeFileBytes: wholeNumber('--size', values.size) * 1e6,
		items: wholeNumber('--items', values.items),
		only: chosenNames(
			values.only,
			scenarios.map(({ name }) => name),
		),
		json: values.json,
		help: values.help,
	};
}

/** @throws TypeError that names the flag */
export function wholeNumber(flag: string, text: string): number {
	if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
	throw new TypeError(`${flag} takes a whole number from 1, not "${text}"`);
}

/**
 * The names given with `--only`, or all of them.
 * @throws TypeError that names the unknown one
 */
export function chosenNames(text: string | undefined, known: string[]): string[] {
	const wanted = text === undefined ? known : text.split(',').map((name) => name.trim());
	const unknown = wanted.find((name) => !known.includes(name));
	if (unknown === undefined) return wanted;
	throw new TypeError(`--only takes ${known.join(', ')}, not "${unknown}"`);
}
