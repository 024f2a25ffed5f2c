import {
	downloadTimeoutField,
	maxFileSizeField,
	outputFileField,
	readDownloadOptions,
} from '../../inboundMedia/downloadOptions';
import { InboundFiles } from '../../inboundMedia/inboundFiles';
import { inferredNotice } from '../../parameters/inferredNotice';
import { optionsField } from '../../parameters/optionsField';
import { maxTriesField } from '../../parameters/retryOptions';
import { apiPath } from '../../transport/apiPath';
import type { Operation } from '../operation';
import { checkedPhotoId, photoIdField } from './photoIdField';

const existingIdField = {
	...photoIdField,
	required: true,
	description: 'Which photo: the ID that Photo > Upload gave, or a photo attribute of a process',
};

/** Source: https://apidocs.chakrahq.com/api-11531276 (name and method; the path is the one of the upload with an ID) */
export const download: Operation = {
	entry: {
		name: 'Download',
		value: 'download',
		action: 'Download a photo',
		description: 'Download a photo from ChakraHQ into a binary field',
	},
	api: ['fetchPhoto'],
	description: [
		inferredNotice(
			'The address is taken from the upload. Whatever ChakraHQ answers is put into the output field, also data about the photo in place of the picture.',
		),
		existingIdField,
		outputFileField,
		optionsField([maxFileSizeField, maxTriesField, downloadTimeoutField]),
	],

	async prepare(item) {
		const photoId = checkedPhotoId(item.text(existingIdField));
		const field = item.optionalText(outputFileField) ?? 'data';
		const files = new InboundFiles(item.context, item.run.api);
		const downloadOptions = readDownloadOptions(item.options);
		return async () => {
			const binary = await files.download([apiPath`/v1/ext/photo/${photoId}`], {
				...downloadOptions,
				explanations: {
					404: {
						happened: `ChakraHQ has no photo with the ID ${photoId}`,
						remedy: 'Check that the ID was copied whole, and that the photo was not deleted.',
					},
				},
			});
			const { fileName = null, mimeType, bytes = null } = binary;
			const json = { photoId, fileName, mimeType, fileSize: bytes, binaryField: field };
			return [{ json, binary: { [field]: binary }, pairedItem: { item: item.index } }];
		};
	},
};
