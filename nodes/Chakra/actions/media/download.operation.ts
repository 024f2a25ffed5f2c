import type { Item } from '../item';
import {
	downloadTimeoutField,
	maxFileSizeField,
	outputFileField,
	readDownloadOptions,
	readOutputField,
} from '../../inboundMedia/downloadOptions';
import { InboundFiles } from '../../inboundMedia/inboundFiles';
import { filePaths, linkPaths } from '../../inboundMedia/mediaPaths';
import { maxTriesField } from '../../parameters/retryOptions';
import { ChakraError } from '../../transport/chakraError';
import { includedInputFields, includeInputFieldsField } from '../../parameters/includeInputFields';
import type { Operation } from '../operation';
import { mediaIdField, readMediaId } from './mediaIdField';

/**
 * Downloads a file that a customer sent into a binary field, as a stream. Sources:
 * https://apidocs.chakrahq.com/api-20534488; attachment links: public client code
 */
export const download: Operation = {
	entry: {
		name: 'Download',
		value: 'download',
		action: 'Download a WhatsApp file by its media ID or link',
		description:
			'Download a file that a customer sent in WhatsApp, by its media ID or attachment link',
	},
	api: ['showWhatsappMedia', 'showWhatsappMediaV1', 'showWhatsappMediaAttachment'],
	description: [
		{
			displayName: 'Find By',
			name: 'findBy',
			type: 'options',
			default: 'mediaId',
			description: 'What you have of the file',
			options: [
				{ name: 'Media ID', value: 'mediaId' },
				{ name: 'Attachment Link', value: 'attachmentLink' },
			],
		},
		{ ...mediaIdField, displayOptions: { show: { findBy: ['mediaId'] } } },
		{
			displayName: 'Attachment Link',
			name: 'attachmentLink',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=...',
			description:
				'ChakraHQ Trigger gives it with each message that has one, under media. The link is not opened itself: ChakraHQ finds the file by the "mid" in it. The link that Media > Get gives works too.',
			displayOptions: { show: { findBy: ['attachmentLink'] } },
		},
		outputFileField,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				{
					displayName: 'File Name',
					name: 'fileName',
					type: 'string',
					default: '',
					placeholder: 'e.g. report.pdf',
					description: 'The name to store the file under, in place of one made of its type',
				},
				includeInputFieldsField,
				maxFileSizeField,
				maxTriesField,
				downloadTimeoutField,
			],
		},
	],

	async prepare(item) {
		const { context, options, run } = item;
		const paths = readPaths(item);
		const field = readOutputField(item.value('binaryPropertyName'));
		const downloadOptions = {
			...readDownloadOptions(options),
			fileName: typeof options.fileName === 'string' ? options.fileName : null,
		};
		const input = includedInputFields(item);
		return async () => {
			const files = new InboundFiles(context, run.api);
			const binary = await files.download(paths, downloadOptions);
			const { fileName, mimeType, bytes } = binary;
			const json = { ...input, fileName, mimeType, fileSize: bytes, binaryField: field };
			return item.outputs(json).map((output) => ({ ...output, binary: { [field]: binary } }));
		};
	},
};

/** @throws ChakraError where the chosen source is empty */
function readPaths(item: Item): string[] {
	if (item.value('findBy') !== 'attachmentLink') {
		return filePaths(readMediaId(item));
	}
	const link = String(item.value('attachmentLink', '') ?? '').trim();
	if (link !== '') return linkPaths(link);
	throw new ChakraError('Attachment Link is empty', {
		remedy: 'Take it from the event of the message: media.url after ChakraHQ Trigger.',
	});
}
