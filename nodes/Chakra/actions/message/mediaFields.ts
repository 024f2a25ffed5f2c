import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { inputFilesField } from '../../parameters/inputFiles';
import { ChakraError } from '../../transport/chakraError';
import type { MediaKind } from '../../whatsapp/mediaRules';
import type { OutgoingMedia } from '../media/preparedMedia';

type Show = NonNullable<IDisplayOptions['show']>;

export type MediaSource = 'binary' | 'url';

/** The fields for the file of a message. */
export function mediaFields(show: Show = {}): INodeProperties[] {
	return [
		{
			displayName: 'Media Source',
			name: 'mediaSource',
			type: 'options',
			default: 'binary',
			description: 'Where the file is',
			displayOptions: { show },
			options: [
				{
					name: 'File From Input',
					value: 'binary',
					description: 'Uploaded first, then sent by its public URL',
				},
				{ name: 'Public URL', value: 'url', description: 'A file that is already on the web' },
			],
		},
		{
			...inputFilesField,
			description:
				"The binary field that holds the file, or an expression that gives the file itself, for example {{ $('Webhook').item.binary.photo }}. It is uploaded to a public URL: anyone who has that can open the file.",
			displayOptions: { show: { ...show, mediaSource: ['binary'] } },
		},
		{
			displayName: 'Media URL',
			name: 'mediaUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/picture.png',
			description: 'Where the file is: public, without sign-in, a direct link to the file',
			displayOptions: { show: { ...show, mediaSource: ['url'] } },
		},
	];
}

/** The file in Meta's format. Only a document has a file name. */
export function mediaObject(media: OutgoingMedia | null): {
	kind: MediaKind;
	content: { link: string; filename?: string };
} {
	if (media === null) {
		throw new ChakraError('The message has no file', { remedy: 'Set Media Source.' });
	}
	const { kind, link, fileName } = media;
	return {
		kind,
		content: { link, ...(kind === 'document' && fileName && { filename: fileName }) },
	};
}
