import { curlContender } from '../curlContender';
import { randomFile } from '../files';
import { readFiles } from '../inputNodes';
import { n8nContender } from '../n8nContender';
import { megabytesOver, ratio } from '../ratio';
import type { Scenario } from '../scenario';
import { chakraUpload, httpRequestUpload } from '../uploadNodes';

/** Memory must not grow with the file, and the time should be near to what the machine can do. */
export const largeFile: Scenario = {
	name: 'large-file',
	about: 'one file of 1 GB (--size): memory and time',
	async prepare(stage, { largeFileBytes: fileBytes }) {
		const path = await randomFile(await stage.folder(), 'large.bin', fileBytes);
		const conditions = { answerDelayMs: 0, fileBytes, items: 1, atOnce: 1 };
		const { uploadUrl } = stage.sandbox;
		return {
			contenders: [
				n8nContender('n8n without upload', [readFiles(path)], conditions),
				n8nContender('ChakraHQ node', [readFiles(path), chakraUpload()], conditions),
				n8nContender(
					'HTTP Request node',
					[readFiles(path), httpRequestUpload(uploadUrl)],
					conditions,
				),
				...curlContender('curl', [path], conditions),
			],
			targets(of) {
				const node = of('ChakraHQ node');
				return [
					{
						what: 'Peak memory over the run without upload',
						limit: 32,
						measured: megabytesOver(node.peakMemory, of('n8n without upload').peakMemory),
						unit: 'MB',
					},
					{
						what: "Time against the HTTP Request node's",
						limit: 0.5,
						measured: ratio(node.seconds, of('HTTP Request node').seconds),
						unit: 'times',
					},
					{
						what: "Time against curl's",
						limit: 6,
						measured: ratio(node.seconds, of('curl').seconds),
						unit: 'times',
					},
				];
			},
		};
	},
};
