import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../json/isObject';

/** Source of the statuses: https://apidocs.chakrahq.com/api-11531337 */
const failures: Record<string, string> = {
	ERROR: 'ChakraHQ could not do this, and does not say why',
	INVALID: 'ChakraHQ took this for invalid, and does not say why',
};

/** An entry of a job as output: as it is, with the job's ID, and why it failed where it did. */
export function entryOutput(entry: IDataObject, jobId: string): IDataObject {
	const error = whyFailed(entry);
	return { ...entry, jobId, ...(error !== undefined && { error }) };
}

function whyFailed(entry: IDataObject): string | undefined {
	const status = String(entry.completionStatus ?? '').toUpperCase();
	if (!Object.hasOwn(failures, status)) return undefined;
	return wordsOf(entry) || failures[status];
}

/** Under which name an entry says why is not documented: the names that the API uses elsewhere. */
function wordsOf(entry: IDataObject): string {
	const { error, errors, _errors, errorMessage, statusMessage, message, reason } = entry;
	const told = [error, errors, _errors, errorMessage, statusMessage, message, reason].flat();
	const words = told.map((one) => (isObject(one) ? one.message : one));
	const texts = words.filter((word) => typeof word === 'string' && word.trim() !== '');
	return [...new Set(texts)].join('; ').slice(0, 500).toWellFormed();
}
