import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../json/isObject';
import { number } from '../../json/narrow';

/**
 * Statuses of entries that were not done. Source of ERROR, INVALID, NOT_STARTED:
 * https://apidocs.chakrahq.com/api-11531337
 */
const failures: Array<[status: RegExp, happened: string]> = [
	[/^ERROR/, 'ChakraHQ could not do this, and does not say why'],
	[/^INVALID/, 'ChakraHQ took this for invalid, and does not say why'],
	[
		/^(NOT_STARTED|IN_PROGRESS)$/,
		'The job ended and had not done this: look for it in ChakraHQ before you send it again',
	],
	[/FAIL|REJECT|CANCEL|ABORT/, 'ChakraHQ did not do this, and does not say why'],
];

/** Whether an entry says that nothing was done for its item, in a word that is documented. */
export const isRefused = ({ completionStatus }: IDataObject): boolean =>
	typeof completionStatus === 'string' && /^(?:ERROR|INVALID)/i.test(completionStatus);

/** Statuses of entries that were done, and no status. Only SUCCESS is documented. */
const DONE = /^(?:$|SUCCE|COMPLET|DONE|FINISH|PROCESSED|CREATED|UPDATED|DELETED|OK$)/;

const UNKNOWN_STATUS =
	'ChakraHQ gives this a status that is not documented: look for it in ChakraHQ before you send it again';

/** What became of an item. An entry that was done may have a member `error`, often null, which says nothing. */
export interface EntryResult {
	/** The entry itself, and the job's ID. */
	facts: IDataObject;
	/** The reason where it failed. */
	failure?: string;
}

/** @param jobWords what the job says of itself, to follow where its entry gives no reason */
export function entryResult(entry: IDataObject, jobId: string, jobWords = ''): EntryResult {
	return { facts: { ...entry, jobId }, failure: whyFailed(entry, jobWords) };
}

function whyFailed(entry: IDataObject, jobWords = ''): string | undefined {
	if (typeof entry.completionStatus !== 'string') return whyFailedWithoutStatus(entry);
	const status = entry.completionStatus.toUpperCase();
	const happened = failureNamed(status);
	const isDone = happened === undefined && DONE.test(status);
	return isDone ? undefined : reasonIn(entry) || `${happened ?? UNKNOWN_STATUS}${jobWords}`;
}

/** What no process has as its own status. A process may well be CANCELLED, REJECTED or IN_PROGRESS. */
const OF_ENTRY = /^(?:ERROR|INVALID|FAIL)/;

/** The members of an entry are not documented. */
function whyFailedWithoutStatus(entry: IDataObject): string | undefined {
	const { status, success, error, errors, _errors, errorMessage } = entry;
	const errorText = reasonIn({ error, errors, _errors, errorMessage });
	if (errorText !== '') return errorText;
	const stated = String(status).toUpperCase();
	const happened = OF_ENTRY.test(stated) ? failureNamed(stated) : undefined;
	if (happened === undefined && success !== false) return undefined;
	return reasonIn(entry) || (happened ?? failureNamed('ERROR'));
}

const failureNamed = (status: string): string | undefined =>
	failures.find(([known]) => known.test(status))?.[1];

/** How many entries a job counts as not done, by their statuses. */
export function failuresCounted(counts: IDataObject): number {
	const failed = Object.entries(counts).filter(([completionStatus]) =>
		whyFailed({ completionStatus }),
	);
	return failed.reduce((sum, [, count]) => sum + (number(count) ?? 0), 0);
}

/** The reason in an entry. Its member is not documented, so the names that the API uses elsewhere are tried. */
function reasonIn(entry: IDataObject): string {
	const { error, errors, _errors, errorMessage, statusMessage, message, reason } = entry;
	const given = [error, errors, _errors, errorMessage, statusMessage, message, reason].flat();
	const words = given.map((one) => (isObject(one) ? one.message : one));
	const texts = words.filter((word) => typeof word === 'string' && word.trim() !== '');
	return [...new Set(texts)].join('; ').slice(0, 500).toWellFormed();
}
