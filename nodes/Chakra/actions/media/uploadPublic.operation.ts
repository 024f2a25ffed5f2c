import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Explanations } from '../../transport/explain';
import { Refusal } from '../../transport/refusal';
import { readNumberOption } from '../numberOption';
import type { Operation } from '../operation';
import { maxTriesField, readPatience, timeoutField } from '../patience';
import { pluginIdField, readPluginId } from '../pluginId';
import { inputFilesField, readInputFiles } from './inputFiles';
import type { MediaCheck, UploadOptions } from './publicMedia';

const parallelUploadsField: INodeProperties = {
	displayName: 'Parallel Uploads',
	name: 'parallelUploads',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 50 },
	default: 10,
	description:
		'How many items to upload at the same time. The output keeps the order of the input.',
};

/**
 * Uploads each item's files and gives their public URLs.
 * Source: https://apidocs.chakrahq.com/api-11313630
 */
export const uploadPublic: Operation = {
	entry: {
		name: 'Upload Public Media',
		value: 'uploadPublic',
		action: 'Upload public media',
		description:
			'Upload a file and get a public URL for it, for a template header or a media message. Anyone who has the URL can open the file.',
	},
	description: [
		{
			displayName:
				'Anyone who has the public URL can open the file, and ChakraHQ has no way to take it back. Do not upload what must stay private.',
			name: 'publicNotice',
			type: 'notice',
			default: '',
		},
		pluginIdField,
		inputFilesField,
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
					description:
						"The name the file goes up with, in place of its own. An extension that fits the file's type is added where it is missing.",
				},
				{
					displayName: 'Include Input Fields',
					name: 'includeInputFields',
					type: 'boolean',
					default: false,
					description:
						"Whether to put the fields of the input item before the upload's own into the output",
				},
				maxTriesField,
				{
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
							description: 'Do not check, upload anything',
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
				},
				{
					displayName: 'MIME Type',
					name: 'mimeType',
					type: 'string',
					default: '',
					placeholder: 'e.g. application/pdf',
					description:
						'The type the file goes up with, in place of its own. Types that n8n gets wrong, such as audio/mp3, are put right without this.',
				},
				parallelUploadsField,
				{
					displayName: 'Reuse Uploads',
					name: 'reuseUploads',
					type: 'boolean',
					default: true,
					description:
						'Whether items that carry the same file share one upload and its URL within this run, for example one picture for 500 recipients',
				},
				timeoutField,
			],
		},
	],

	itemsAtOnce() {
		return readNumberOption(this.getNodeParameter('options', 0, {}), parallelUploadsField);
	},

	async execute(itemIndex, run) {
		const options = this.getNodeParameter('options', itemIndex, {});
		const files = readInputFiles(this, itemIndex);
		const uploadOptions = readUploadOptions(this, itemIndex, run.api.connection.defaultPluginId);
		const input = options.includeInputFields ? this.getInputData()[itemIndex]?.json : undefined;

		const outputs = [];
		for (const { binary, binaryField } of files) {
			const media = await run.uploads.upload(binary, uploadOptions);
			if (media.mediaWarning) run.hint(`${media.fileName}: ${media.mediaWarning}`);
			outputs.push({
				json: { ...input, ...media, binaryField },
				pairedItem: { item: itemIndex },
			});
		}
		return outputs;
	},
};

/** @throws Refusal */
function readUploadOptions(
	context: IExecuteFunctions,
	itemIndex: number,
	defaultPluginId: string,
): UploadOptions {
	const options = context.getNodeParameter('options', itemIndex, {});
	const pluginId = readPluginId(context, itemIndex, defaultPluginId);
	return {
		pluginId,
		fileName: readText(options, 'fileName'),
		mimeType: readText(options, 'mimeType'),
		mediaCheck: readMediaCheck(options),
		reuse: options.reuseUploads !== false,
		...readPatience(options),
		explanations: explanations(pluginId),
	};
}

function readText(options: IDataObject, name: string): string | undefined {
	const { [name]: value } = options;
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

const MEDIA_CHECKS: readonly MediaCheck[] = ['ignore', 'warn', 'stop'];

function readMediaCheck({ mediaCheck = 'warn' }: IDataObject): MediaCheck {
	const known = MEDIA_CHECKS.find((check) => check === mediaCheck);
	if (known) return known;
	throw new Refusal(
		`Media Check must be ignore, warn or stop, and is ${JSON.stringify(mediaCheck)}`,
		{
			remedy: "Correct Media Check in the node's options.",
		},
	);
}

/** What the statuses of an upload most likely mean; none is documented. */
function explanations(pluginId: string): Explanations {
	return {
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
