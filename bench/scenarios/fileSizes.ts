import { fileSize, listed } from '../amounts';
import { curlContender } from '../curlContender';
import { randomFile } from '../files';
import { readFiles } from '../inputNodes';
import { n8nContender } from '../n8nContender';
import type { Contender, Scenario } from '../scenario';
import { chakraUpload, httpRequestUpload } from '../uploadNodes';

/** A thousandth, a hundredth and a tenth of the one large file. */
const sizes = (largeFileBytes: number) => [1000, 100, 10].map((part) => largeFileBytes / part);

/** What users upload most: photos, documents and films of 1 to 100 MB. */
export const fileSizes: Scenario = {
	name: 'file-sizes',
	minutes: 4,
	about: ({ largeFileBytes }) => `one file of ${listed(sizes(largeFileBytes).map(fileSize))}`,
	async prepare(stage, { largeFileBytes }) {
		const { sandbox } = stage;
		const contenders: Contender[] = [];
		for (const fileBytes of sizes(largeFileBytes)) {
			const path = await randomFile(await stage.folder(), 'file.bin', fileBytes);
			const conditions = { answerDelayMs: 0, fileBytes, items: 1, atOnce: 1 };
			const size = fileSize(fileBytes);
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
