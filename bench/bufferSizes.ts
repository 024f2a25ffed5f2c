import type { BufferResult, BufferRun } from './buffers/bufferRun';
import { help, readBufferSettings, type BufferCase } from './buffers/settings';
import { setBufferStage } from './buffers/stage';
import { print, run, say } from './command';
import { median } from './median';
import { markdown } from './table';

interface Row {
	one: BufferCase;
	reads: BufferRun['reads'];
	results: BufferResult[];
}

async function main(): Promise<void> {
	const settings = readBufferSettings();
	if (!settings) return print(help);
	const rows: Row[] = settings.cases.flatMap((one) =>
		settings.reads.map((reads) => ({ one, reads, results: [] })),
	);
	const stage = await setBufferStage(settings, say);
	try {
		// In turn, so that a change of the machine meets all rows.
		for (let turn = 1; turn <= settings.runs; turn++) {
			for (const { one, reads, results } of rows) {
				const result = await stage.measure(one, reads);
				results.push(result);
				say(`${one.name} ${cellsOf(reads, [result]).join(' | ')}`);
			}
		}
	} finally {
		await stage.close();
	}
	for (const one of settings.cases) {
		print(`\n### ${one.name}\n`);
		const own = rows.filter((row) => row.one === one);
		print(
			markdown(
				head,
				own.map(({ reads, results }) => cellsOf(reads, results)),
			),
		);
	}
}

const head = [
	...['read at once', 'arrays for each', 'time', 'processor time'],
	...['peak memory over the run without', 'full collections'],
];

/** Medians. */
function cellsOf({ bytes, arrays }: BufferRun['reads'], results: BufferResult[]): string[] {
	const of = (figure: keyof BufferResult) => median(results.map((result) => result[figure]));
	return [
		`${bytes / 1024} KiB`,
		String(arrays),
		`${of('seconds').toFixed(2)} s`,
		`${of('processorSeconds').toFixed(2)} s`,
		`${Math.round(of('megabytesOver'))} MB`,
		String(of('fullCollections')),
	];
}

run(main);
