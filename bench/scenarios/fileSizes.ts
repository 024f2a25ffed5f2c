import { curlContender } from '../curlContender';
import { randomFile } from '../files';
import { readFiles } from '../inputNodes';
import { n8nContender } from '../n8nContender';
import type { Scenario } from '../scenario';
import { chakraUpload, httpRequestUpload } from '../uploadNodes';

/** What users upload most: photos, documents and films of 1 to 100 MB. */
export const fileSizes: Scenario = {
	name: 'file-sizes',
	about: 'one file of 1, 10 and 100 MB (a thousandth, hundredth and tenth of --size)',
	async prepare(stage, { largeFileBytes }) {
		const { sandbox } = stage;
		const small = await randomFile(await stage.folder(), 'small.bin', largeFileBytes / 1000);
		const none = { answerDelayMs: 0, fileBytes: largeFileBytes / 1000, items: 1, atOnce: 1 };
		const contenders = [n8nContender('n8n without upload', [readFiles(small)], none)];
		for (const fileBytes of [1000, 100, 10].map((part) => largeFileBytes / part)) {
			const path = await randomFile(await stage.folder(), 'file.bin', fileBytes);
			const conditions = { ...none, fileBytes };
			const size = `${fileBytes / 1e6} MB`;
			contenders.push(
				n8nContender(`ChakraHQ node, ${size}`, [readFiles(path), chakraUpload()], conditions),
				n8nContender(
					`HTTP Request node, ${size}`,
					[readFiles(path), httpRequestUpload(sandbox.uploadUrl)],
					conditions,
				),
				...curlContender(`curl, ${size}`, [path], conditions),
			);
		}
		return { contenders, targets: () => [] };
	},
};
