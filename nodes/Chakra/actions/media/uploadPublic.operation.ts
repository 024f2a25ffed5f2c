import { includedInputFields } from '../../parameters/includeInputFields';
import { readInputFiles } from '../../parameters/inputFiles';
import type { Operation } from '../operation';
import { publicMediaUploads } from './publicMedia';
import { readParallelUploads, uploadFields } from './uploadFields';
import { readUploadOptions } from './uploadOptions';

/** Uploads the files of each item and outputs their public URLs. Source: https://apidocs.chakrahq.com/api-11313630 */
export const uploadPublic: Operation = {
	entry: {
		name: 'Upload Public Media',
		value: 'uploadPublic',
		action: 'Upload public media for WhatsApp and get its URL',
		description:
			'Upload a file and get a public URL for it, for a WhatsApp template header or media message. Anyone who has the URL can open the file.',
	},
	api: ['uploadPublicMedia'],
	description: uploadFields,

	itemsAtOnce: readParallelUploads,

	async prepare(item) {
		const { run } = item;
		const files = readInputFiles(item);
		const uploadOptions = readUploadOptions(item, item.pluginId);
		const input = includedInputFields(item);
		return async () => {
			const outputs = [];
			for (const { binary, binaryField } of files) {
				const media = await run.shared(publicMediaUploads).upload(binary, uploadOptions);
				if (media.mediaWarning) run.itemHint(`${media.fileName}: ${media.mediaWarning}`);
				outputs.push({ ...input, ...media, binaryField });
			}
			return item.outputs(...outputs);
		};
	},
};
