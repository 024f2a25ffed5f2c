import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../json/isObject';

/** Source of the statuses: https://apidocs.chakrahq.com/api-11531337 */
const failures: Record<string, string> = {
	ERROR: 'ChakraHQ could not do this, and does not say why',
	INVALID: 'ChakraHQ took this for invalid, and does not say why',
};

/** The output for an entry of a job: the entry itself, the job's ID, and the reason where it failed. */
export function entryOutput(entry: IDataObject, jobId: string): IDataObject {
	const error = whyFailed(entry);
	return { ...entry, jobId, ...(error !== undefined && { error }) };
}

function whyFailed(entry: IDataObject): string | undefined {
	const status = String(entry.completionStatus ?? '').toUpperCase();
	if (!Object.hasOwn(failures, status)) return undefined;
	return reasonIn(entry) || failures[status];
}

/** The reason in an entry. Its member is not documented, so the names that the API uses elsewhere are tried. */
function reasonIn(entry: IDataObject): string {
	const { error, errors, _errors, errorMessage, statusMessage, message, reason } = entry;
	const given = [error, errors, _errors, errorMessage, statusMessage, message, reason].flat();
	const words = given.map((one) => (isObject(one) ? one.message : one));
	const texts = words.filter((word) => typeof word === 'string' && word.trim() !== '');
	return [...new Set(texts)].join('; ').slice(0, 500).toWellFormed();
}
