import type { INodeProperties } from 'n8n-workflow';
import { whatsappExplanations } from '../../account/metaApi';
import { readOneOf } from '../../parameters/choice';
import { readFlag } from '../../parameters/flag';
import { readRetryOptions } from '../../parameters/retryOptions';
import type { Explanations } from '../../transport/explain';
import type { Item } from '../item';
import type { MediaCheck } from './checkedFile';
import type { UploadOptions } from './publicMedia';

/** The options of every operation that uploads a file. */
export const fileNameField: INodeProperties = {
	displayName: 'File Name',
	name: 'fileName',
	type: 'string',
	default: '',
	placeholder: 'e.g. report.pdf',
	description:
		"The name the file goes up with, in place of its own. An extension that fits the file's type is added where it is missing.",
};

export const mimeTypeField: INodeProperties = {
	displayName: 'MIME Type',
	name: 'mimeType',
	type: 'string',
	default: '',
	placeholder: 'e.g. application/pdf',
	description:
		'The type the file goes up with, in place of its own. Types that n8n gets wrong, such as audio/mp3, are put right without this. Where the first bytes prove another type, that one is used.',
};

export const mediaCheckField: INodeProperties = {
	displayName: 'Media Check',
	name: 'mediaCheck',
	type: 'options',
	default: 'warn',
	description:
		"Whether to hold each file against WhatsApp's own limits on type and size before it goes up",
	options: [
		{
			name: 'Ignore',
			value: 'ignore',
			description:
				'Do not check sizes and types beforehand. What a message or header cannot carry at all is still refused.',
		},
		{
			name: 'Stop',
			value: 'stop',
			description: 'Do not upload a file that WhatsApp would not take',
		},
		{
			name: 'Warn',
			value: 'warn',
			description: 'Upload, and say in the output what WhatsApp would not take',
		},
	],
};

/**
 * For messages. WhatsApp accepts a message with an unsuitable file, but never delivers it; only a status event reports
 * it (Meta's code 131053). So by default such a file is an error.
 */
export const messageMediaCheckField: INodeProperties = {
	...mediaCheckField,
	default: 'stop',
	description:
		"Whether to check the file against WhatsApp's own limits on type and size before anything is uploaded or sent",
};

export const reuseUploadsField: INodeProperties = {
	displayName: 'Reuse Uploads',
	name: 'reuseUploads',
	type: 'boolean',
	default: true,
	description:
		'Whether items that carry the same file share one upload and its URL within this run, for example one picture for 500 recipients',
};

/**
 * @param checkField which of the two Media Check fields the operation has
 * @throws ChakraError
 */
export function readUploadOptions(
	item: Item,
	pluginId: string,
	checkField: INodeProperties = mediaCheckField,
): UploadOptions {
	const { options } = item;
	const { mediaCheck = checkField.default } = options;
	return {
		pluginId,
		fileName: item.option(fileNameField),
		mimeType: item.option(mimeTypeField),
		mediaCheck: readOneOf(mediaCheck, MEDIA_CHECKS, checkField.displayName),
		reuse: readFlag(options.reuseUploads ?? true, reuseUploadsField),
		...readRetryOptions(options),
		explanations: () => explanations(pluginId),
	};
}

const MEDIA_CHECKS: readonly MediaCheck[] = ['ignore', 'warn', 'stop'];

/** What the status codes of an upload probably mean. None is documented. */
function explanations(pluginId: string): Explanations {
	return {
		...whatsappExplanations,
		404: {
			happened: `ChakraHQ knows no plugin with the ID ${pluginId}`,
			remedy:
				"Check Plugin ID in this node, or Default Plugin ID in the credential: it is the last part of the plugin page's address in ChakraHQ.",
		},
		413: {
			happened: 'The file is larger than ChakraHQ takes',
			remedy:
				'Make the file smaller and run again. WhatsApp itself takes images up to 5 MB, video and audio up to 16 MB, documents up to 100 MB.',
		},
		415: {
			happened: 'ChakraHQ does not take this type of file',
			remedy: 'Convert the file, or set the right MIME Type in the options.',
		},
		timedOut: {
			happened: 'The upload did not end within the Timeout',
			remedy:
				"Raise Timeout in the node's options, or lower Parallel Uploads if the connection is slow.",
		},
	};
}
