import type { IBinaryData } from 'n8n-workflow';
import { isObject } from '../json/isObject';

/** Whether a value is one of n8n's files, stored or in memory. n8n 2 has such a check itself, n8n 1 has none. */
export function isBinary(value: unknown): value is IBinaryData {
	if (!isObject(value)) return false;
	const { mimeType, id, data } = value;
	return typeof mimeType === 'string' && (typeof id === 'string' || typeof data === 'string');
}
