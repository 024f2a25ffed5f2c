import type { IDataObject } from 'n8n-workflow';
import { readNumberOption } from '../parameters/numberOption';
import { maxTriesField } from '../parameters/retryOptions';
import { downloadTimeoutField, maxFileSizeField, outputFileField } from './fields';
import { MEGABYTE, type DownloadOptions } from './inboundFiles';

/**
 * What a node's options say about downloads.
 * @throws ChakraError
 */
export function readDownloadOptions(
	options: IDataObject,
): Omit<DownloadOptions, 'fileName' | 'mimeType'> {
	return {
		maxSize: readNumberOption(options, maxFileSizeField) * MEGABYTE,
		maxTries: readNumberOption(options, maxTriesField),
		timeoutSeconds: readNumberOption(options, downloadTimeoutField),
	};
}

/** The binary field that the file goes into. */
export function readOutputField(given: unknown): string {
	const name = String(given ?? '').trim();
	return name === '' ? String(outputFileField.default) : name;
}
