import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../json/isObject';
import { apiPath } from '../transport/apiPath';
import type { ApiRequest } from '../transport/apiClient';
import type { ApiResult } from '../transport/apiResponse';
import type { NextPage } from '../transport/pages';

type Read = Pick<ApiRequest, 'method' | 'path' | 'query' | 'idempotent' | 'explanations'>;

/** How far a job has come. */
interface JobState {
	/** The job as the API gives it, and `counts`: how many entries have which completion status. */
	job: IDataObject & { counts: IDataObject };
	isDone: boolean;
}

/** Source: https://apidocs.chakrahq.com/api-11531337 */
export const jobRequest = (id: string): Read => ({
	method: 'GET',
	path: apiPath`/v1/ext/background-job/${id}`,
	idempotent: true,
	explanations: noSuchJob(id),
});

/** Source: https://apidocs.chakrahq.com/api-11531427 */
export const jobEntriesRequest = (id: string): Read => ({
	method: 'GET',
	path: apiPath`/v1/ext/background-job/${id}/entries`,
	idempotent: true,
	explanations: noSuchJob(id),
});

const noSuchJob = (id: string) => ({
	404: {
		happened: `ChakraHQ has no background job ${id}`,
		remedy: 'Check that the ID was copied whole. How long jobs are kept is not documented.',
	},
});

/**
 * How a finished job is told is not documented. Its entries are: a job that has some, none of them NOT_STARTED, is done,
 * unless it says itself that it is in progress.
 */
export function jobState({ data, meta }: ApiResult): JobState {
	const job = isObject(data) ? (data as IDataObject) : {};
	const stated = isObject(meta) ? meta.bjEntryCompletionStatusVsCount : undefined;
	const counts = isObject(stated) ? (stated as IDataObject) : {};
	const entries = Object.values(counts).reduce((sum: number, count) => sum + Number(count), 0);
	const isDone =
		entries > 0 && Number(counts.NOT_STARTED ?? 0) === 0 && job.completionStatus !== 'IN_PROGRESS';
	return { job: { ...job, counts }, isDone };
}

/**
 * The page after this one. `_meta` holds its path, under a name that is not documented: it is the text that leads to
 * the entries of the same job.
 */
export const nextEntries: NextPage = ({ request, result: { meta }, size }) => {
	const texts = isObject(meta) ? Object.values(meta) : [];
	const own = 'path' in request && typeof request.path === 'string' ? request.path : '';
	const next = texts.find(
		(text) => typeof text === 'string' && text.slice(0, 2000).includes(`${own}?`),
	);
	if (size === 0 || typeof next !== 'string') return null;
	const query = new URLSearchParams(next.slice(next.indexOf('?') + 1));
	return { ...request, query: Object.fromEntries(query) };
};
