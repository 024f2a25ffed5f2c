import { curlContender } from '../curlContender';
import { randomFile } from '../files';
import { readFiles, repeatItem } from '../inputNodes';
import { n8nContender } from '../n8nContender';
import type { Scenario } from '../scenario';
import { chakraUpload, httpRequestUpload } from '../uploadNodes';

const items = 500;
const fileBytes = 200_000;

/** A campaign: one picture, many recipients. */
export const manyItems: Scenario = {
	name: 'many-items',
	minutes: 2,
	about: () => `${items} items that all carry the same file of 200 KB`,
	async prepare(stage) {
		const path = await randomFile(await stage.folder(), 'picture.bin', fileBytes);
		const before = [readFiles(path), ...repeatItem(items)];
		const conditions = { answerDelayMs: 0, fileBytes, items, atOnce: 10 };
		const { uploadUrl } = stage.sandbox;
		return {
			contenders: [
				n8nContender('n8n without upload', before, conditions),
				n8nContender('ChakraHQ node', [...before, chakraUpload()], conditions),
				n8nContender('HTTP Request node', [...before, httpRequestUpload(uploadUrl)], conditions),
				...curlContender('curl, 10 at once', Array<string>(items).fill(path), conditions),
			],
			targets: (of) => [
				{
					what: 'Uploads',
					limit: 1,
					measured: of('ChakraHQ node').uploads,
					unit: 'uploads',
				},
			],
		};
	},
};
