import { curlContender } from '../curlContender';
import { randomFile } from '../files';
import { readFiles } from '../inputNodes';
import { n8nContender } from '../n8nContender';
import type { Contender, Scenario } from '../scenario';
import { chakraUpload, httpRequestUpload } from '../uploadNodes';

/** What users upload most: photos, documents and films of 1 to 100 MB. */
export const fileSizes: Scenario = {
	name: 'file-sizes',
	about: 'one file of 1, 10 and 100 MB',
	async prepare(stage, { largeFileBytes }) {
		const { sandbox } = stage;
		const contenders: Contender[] = [];
		for (const fileBytes of [1000, 100, 10].map((part) => largeFileBytes / part)) {
			const path = await randomFile(await stage.folder(), 'file.bin', fileBytes);
			const conditions = { answerDelayMs: 0, fileBytes, items: 1, atOnce: 1 };
			const size = `${fileBytes / 1e6} MB`;
			contenders.push(
				n8nContender(`n8n without upload, ${size}`, [readFiles(path)], conditions),
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
