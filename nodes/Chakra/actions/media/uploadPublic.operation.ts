import type { INodeProperties } from 'n8n-workflow';
import { includedInputFields, includeInputFieldsField } from '../../parameters/includeInputFields';
import { inputFilesField, readInputFiles } from '../../parameters/inputFiles';
import { readNumberOption } from '../../parameters/numberOption';
import { optionsField } from '../../parameters/optionsField';
import { pluginIdField } from '../../parameters/pluginId';
import { maxTriesField, timeoutField } from '../../parameters/retryOptions';
import type { Operation } from '../operation';
import { publicMediaUploads } from './publicMedia';
import {
	fileNameField,
	mediaCheckField,
	mimeTypeField,
	readUploadOptions,
	reuseUploadsField,
} from './uploadOptions';

const parallelUploadsField: INodeProperties = {
	displayName: 'Parallel Uploads',
	name: 'parallelUploads',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 50 },
	default: 10,
	description:
		'How many items to upload at the same time. The output keeps the order of the input.',
};

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
	description: [
		{
			displayName:
				'Anyone who has the public URL can open the file, and ChakraHQ has no documented way to take it back. Do not upload what must stay private.',
			name: 'publicNotice',
			type: 'notice',
			default: '',
		},
		inputFilesField,
		optionsField([
			fileNameField,
			includeInputFieldsField,
			maxTriesField,
			mediaCheckField,
			mimeTypeField,
			parallelUploadsField,
			pluginIdField,
			reuseUploadsField,
			timeoutField,
		]),
	],

	itemsAtOnce() {
		return readNumberOption(this.getNodeParameter('options', 0, {}), parallelUploadsField);
	},

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
