import type { INodeProperties } from 'n8n-workflow';
import { filePaths, linkPaths } from '../../inboundMedia/mediaPaths';
import type { Item } from '../item';
import { mediaIdField, readMediaId } from './mediaIdField';

const findByField: INodeProperties = {
	displayName: 'Find By',
	name: 'findBy',
	type: 'options',
	default: 'mediaId',
	description: 'What you have of the file',
	options: [
		{ name: 'Media ID', value: 'mediaId' },
		{ name: 'Attachment Link', value: 'attachmentLink' },
	],
};

const attachmentLinkField: INodeProperties = {
	displayName: 'Attachment Link',
	name: 'attachmentLink',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=...',
	description:
		'ChakraHQ Trigger gives it with each message that has one, under media. The link is not opened itself: ChakraHQ finds the file by the "mid" in it. The link that Media > Get gives works too.',
	displayOptions: { show: { findBy: ['attachmentLink'] } },
};

/** Which file that a customer sent. */
export const customerFileFields: INodeProperties[] = [
	findByField,
	{ ...mediaIdField, displayOptions: { show: { findBy: ['mediaId'] } } },
	attachmentLinkField,
];

/**
 * The paths of the file's bytes.
 * @throws ChakraError where what it is found by is empty or names no file
 */
export function readFilePaths(item: Item): string[] {
	if (item.choice(findByField) !== 'attachmentLink') return filePaths(readMediaId(item));
	const remedy = 'Take it from the event of the message: media.url after ChakraHQ Trigger.';
	return linkPaths(item.text(attachmentLinkField, { remedy }));
}
