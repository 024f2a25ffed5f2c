import type { IDataObject, INodeProperties } from 'n8n-workflow';
import {
	downloadTimeoutField,
	maxFileSizeField,
	outputFileField,
	readDownloadOptions,
} from '../inboundMedia/downloadOptions';
import { InboundFiles, type DownloadOptions } from '../inboundMedia/inboundFiles';
import { optionsField } from '../parameters/optionsField';
import { maxTriesField } from '../parameters/retryOptions';
import type { Item } from './item';
import type { Operation } from './operation';

/** One file, and what is output before its name and type. */
interface Download extends Pick<DownloadOptions, 'fileName' | 'explanations'> {
	/** From the Base URL on. The next one is tried if nothing is at the one before. */
	paths: string[];
	output?: IDataObject;
}

/** Somebody may have sent a page, so this is no error. */
const isPage =
	'A downloaded file is a web page. If nobody sent one, it came from a gateway between n8n and ChakraHQ, for example to sign in: look at Base URL in the ChakraHQ credential.';

/** An operation that downloads a file for each item. */
interface DownloadOperation {
	entry: Operation['entry'];
	api: Operation['api'];
	fields: INodeProperties[];
	/** Options beside Max File Size, Max Tries and Timeout. */
	options?: INodeProperties[];
	/** Reads all parameters. @throws ChakraError where one cannot be used */
	download(item: Item): Download;
}

export function downloadOperation(operation: DownloadOperation): Operation {
	const { entry, api, fields, options = [], download } = operation;
	return {
		entry,
		api,
		description: [
			...fields,
			outputFileField,
			optionsField([...options, maxFileSizeField, maxTriesField, downloadTimeoutField]),
		],
		async prepare(item) {
			const { paths, output, ...stated } = download(item);
			const field = item.optionalText(outputFileField) ?? String(outputFileField.default);
			const downloadOptions = { ...readDownloadOptions(item.options), ...stated };
			return async () => {
				const files = new InboundFiles(item.context, item.run.api);
				const binary = await files.download(paths, downloadOptions);
				const { fileName = null, mimeType, bytes = null } = binary;
				if (mimeType === 'text/html') item.run.hint(isPage);
				const json = { ...output, fileName, mimeType, fileSize: bytes, binaryField: field };
				return item.outputs(json).map((one) => ({ ...one, binary: { [field]: binary } }));
			};
		},
	};
}
