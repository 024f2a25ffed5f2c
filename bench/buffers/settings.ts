/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { parseArgs } from 'node:util';
import { chosenNames, wholeNumber } from '../settings';
import type { BufferRun } from './bufferRun';

/** Rows that are compared with each other. */
export interface BufferCase extends Pick<BufferRun, 'direction' | 'files'> {
	name: string;
	protocol: 'http' | 'https';
}

const casesWith = (several: number): BufferCase[] =>
	(['upload', 'download'] as const).flatMap((direction) =>
		(['http', 'https'] as const).flatMap((protocol) => [
			{ name: `${direction}-${protocol}`, direction, protocol, files: 1 },
			{ name: `several-${direction}s-${protocol}`, direction, protocol, files: several },
		]),
	);

const names = casesWith(0).map(({ name }) => name);

const modes: Array<BufferRun['mode']> = ['filesystem', 'combined'];

export const help = `How a file's buffers are freed: sizes of reads and numbers of arrays beside each other, in n8n's engine.

  npm run bench:buffers -- [options]

  --node MAJOR     the Node that runs the engine (default: 24)
  --mode MODE      n8n's binary mode: filesystem (default) or combined
  --runs N         measure each row N times, in turn, and take the median (default: 1)
  --size MB        size of the one file, and of several files together (default: 1000)
  --several N      how many files are several, each in an execution of its own at the same time (default: 4)
  --reads PAIRS    KiB read at once, and arrays made for each read (default: 256/0,256/2,256/4,512/8,1024/8,1024/16)
  --only NAMES     these only: ${names.join(', ')}
  --help           print this

A row takes 5 to 10 seconds.
`;

export interface BufferSettings {
	node: number;
	mode: BufferRun['mode'];
	runs: number;
	bytes: number;
	reads: Array<BufferRun['reads']>;
	cases: BufferCase[];
}

/**
 * @returns null where only the help text is wanted
 * @throws TypeError that names the invalid flag
 */
export function readBufferSettings(): BufferSettings | null {
	const { values } = parseArgs({
		options: {
			node: { type: 'string', default: '24' },
			mode: { type: 'string', default: 'filesystem' },
			runs: { type: 'string', default: '1' },
			size: { type: 'string', default: '1000' },
			several: { type: 'string', default: '4' },
			reads: { type: 'string', default: '256/0,256/2,256/4,512/8,1024/8,1024/16' },
			only: { type: 'string' },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return null;
	const mode = modes.find((one) => one === values.mode);
	if (!mode) throw new TypeError(`--mode takes ${modes.join(' or ')}, not "${values.mode}"`);
	const wanted = chosenNames(values.only, names);
	const several = wholeNumber('--several', values.several);
	return {
		node: wholeNumber('--node', values.node),
		mode,
		runs: wholeNumber('--runs', values.runs),
		bytes: wholeNumber('--size', values.size) * 1e6,
		reads: values.reads.split(',').map(readPair),
		cases: casesWith(several).filter(({ name }) => wanted.includes(name)),
	};
}

function readPair(pair: string): BufferRun['reads'] {
	const [, kib, arrays] = /^([1-9]\d{0,4})\/(\d{1,3})$/.exec(pair.trim()) ?? [];
	if (kib === undefined) throw new TypeError(`--reads takes pairs such as 1024/8, not "${pair}"`);
	return { bytes: Number(kib) * 1024, arrays: Number(arrays) };
}
