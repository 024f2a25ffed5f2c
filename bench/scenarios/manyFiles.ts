import { curlContender } from '../curlContender';
import { randomFiles } from '../files';
import { readFiles } from '../inputNodes';
import { n8nContender } from '../n8nContender';
import { ratio } from '../ratio';
import type { Scenario } from '../scenario';
import { chakraUpload, httpRequestUpload } from '../uploadNodes';

const count = 200;
const fileBytes = 200_000;
const answerDelayMs = 150;
const atOnce = 10;

/** The HTTP Request node knows no limit, only a pause after every so many items: no shorter than the answer takes. */
const batches = {
	batching: { batch: { batchSize: atOnce, batchInterval: answerDelayMs } },
};

/** Many files and a server that takes its time: what parallel uploads are for. */
export const manyFiles: Scenario = {
	name: 'many-files',
	minutes: 3,
	about: () => `${count} files of 200 KB, a server that answers after ${answerDelayMs} ms`,
	async prepare(stage) {
		const { paths, pattern } = await randomFiles(await stage.folder(), count, fileBytes);
		const read = readFiles(pattern);
		const { uploadUrl } = stage.sandbox;
		const conditions = { answerDelayMs, fileBytes, items: count, atOnce };
		return {
			contenders: [
				n8nContender('n8n without upload', [read], conditions),
				n8nContender('ChakraHQ node, 10 at once (default)', [read, chakraUpload()], conditions),
				n8nContender(
					'HTTP Request node, 10 every 150 ms',
					[read, httpRequestUpload(uploadUrl, batches)],
					conditions,
				),
				n8nContender(
					'ChakraHQ node, 50 at once',
					[read, chakraUpload({ parallelUploads: 50 })],
					conditions,
				),
				n8nContender(
					'HTTP Request node, all at once (default)',
					[read, httpRequestUpload(uploadUrl)],
					conditions,
				),
				...curlContender('curl, 10 at once', paths, conditions),
			],
			targets: (of) => [
				{
					what: "Time at 10 at once against the HTTP Request node's",
					limit: 1,
					measured: ratio(
						of('ChakraHQ node, 10 at once (default)').seconds,
						of('HTTP Request node, 10 every 150 ms').seconds,
					),
					unit: 'times',
				},
			],
		};
	},
};
