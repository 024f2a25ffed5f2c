import type { INodeProperties } from 'n8n-workflow';
import type { JsonObject } from '../json/narrow';
import { maxTriesField } from '../parameters/retryOptions';
import { readWholeNumber } from '../parameters/wholeNumber';
import { MEGABYTE } from './downloadChecks';
import type { DownloadOptions } from './inboundFiles';

/** WhatsApp itself takes no larger file (documents, 100 MB). */
export const maxFileSizeField: INodeProperties = {
	displayName: 'Max File Size',
	name: 'maxFileSize',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 2048 },
	default: 100,
	hint: 'In MB',
	description: 'The largest file to download, in MB. The download of a larger file is stopped.',
};

/** Named as in n8n's own nodes that output a file. */
export const outputFileField: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	placeholder: 'e.g. data',
	description: 'The name of the output field to put the file in',
};

export const downloadTimeoutField: INodeProperties = {
	displayName: 'Timeout',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 3600 },
	default: 60,
	hint: 'In seconds',
	description: 'How many seconds one try of a download may take, from its start to the last byte',
};

/**
 * The download options of a node.
 * @throws ChakraError
 */
export function readDownloadOptions(
	options: JsonObject,
): Omit<DownloadOptions, 'fileName' | 'mimeType'> {
	return {
		maxSize: readWholeNumber(options, maxFileSizeField) * MEGABYTE,
		maxTries: readWholeNumber(options, maxTriesField),
		timeoutSeconds: readWholeNumber(options, downloadTimeoutField),
	};
}

/** The binary field for the file. */
export function readOutputField(given: unknown): string {
	const name = String(given ?? '').trim();
	return name === '' ? String(outputFileField.default) : name;
}
