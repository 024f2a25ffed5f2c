import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../json/isObject';
import { isoTime } from '../json/isoTime';
import { onlyOne } from '../json/narrow';
import type { ApiRequest } from '../transport/apiClient';
import { apiPath } from '../transport/apiPath';
import type { ApiResult } from '../transport/apiResponse';
import { ChakraError } from '../transport/chakraError';
import { wait } from '../transport/throttle';

export type ReadRequest = Pick<
	ApiRequest,
	'method' | 'path' | 'query' | 'idempotent' | 'explanations'
>;

/** The state of a background job. */
interface JobState {
	/** The job as the API gives it, with `counts`: the number of entries by completion status. */
	job: IDataObject & { counts: IDataObject };
	isDone: boolean;
	/** Whether the job itself says that it is done. */
	isEnded: boolean;
}

/** Source: https://apidocs.chakrahq.com/api-11531337 */
export const jobRequest = (id: string): ReadRequest => ({
	method: 'GET',
	path: apiPath`/v1/ext/background-job/${id}`,
	idempotent: true,
	explanations: () => noSuchJob(id),
});

export const noSuchJob = (id: string) => ({
	404: {
		happened: `ChakraHQ has no background job ${id}`,
		remedy: 'Check that the ID was copied whole. How long jobs are kept is not documented.',
	},
});

/** Words for the end of a job, whether all of its entries were done or not. Those of entries are documented. */
const ENDED = /^(?:success|complete|done|finish|error|fail|cancel|abort|invalid)/i;

/**
 * Words for work that has not ended. Only NOT_STARTED of an entry and IN_PROGRESS of a job are documented; an entry
 * that is being worked on has no documented word.
 */
const UNDER_WAY =
	/^(?:not.?started|started|in.?progress|ongoing|pending|queued|waiting|scheduled|running|processing|retrying)$/i;

/**
 * Whether a job is done. The API does not document how a job says so, but it documents its entries. A job is done when
 * it has entries, none is NOT_STARTED or under way, and it does not say that it is IN_PROGRESS. It is also done when it
 * has a completion time, which is 0 before, or a status that says so: then entries that wait are not done any more.
 * @throws ChakraError where the response holds no job
 */
export function jobState({ data, meta }: ApiResult): JobState {
	const stored = onlyOne(data);
	const isEmpty = !isObject(stored) || (Object.keys(stored).length === 0 && !isObject(meta));
	if (isEmpty) throw noJobInResponse();
	const job = stored as IDataObject;
	const stated = isObject(meta) ? meta.bjEntryCompletionStatusVsCount : undefined;
	const counts = isObject(stated) ? (stated as IDataObject) : {};
	const waiting = Object.entries(counts).filter(([status]) => UNDER_WAY.test(status));
	const isWaiting = waiting.some(([, count]) => numberOf(count) > 0);
	const isBegun = entriesCounted(counts) > 0 && !UNDER_WAY.test(String(job.completionStatus));
	const isEnded = isoTime(job.completedAt) !== null || ENDED.test(String(job.completionStatus));
	return { job: { ...job, counts }, isDone: isEnded || (!isWaiting && isBegun), isEnded };
}

const noJobInResponse = () =>
	new ChakraError('ChakraHQ gave an answer without any data in place of the background job', {
		remedy: 'Check that the ID was copied whole, and look for the job in ChakraHQ.',
	});

const entriesCounted = (counts: IDataObject): number =>
	Object.values(counts).reduce((sum: number, count) => sum + numberOf(count), 0);

function numberOf(value: unknown): number {
	const number = Number(value ?? 0);
	return Number.isFinite(number) ? number : 0;
}

const FIRST_PAUSE_MS = 500;
const MAX_PAUSE_MS = 15_000;
/** How many polls of a job in a row may fail: it goes on, whatever a gateway answers meanwhile. */
const MAX_FAILURES = 3;

/** How long to follow a job, and until when. */
interface FollowOptions {
	timeoutSeconds: number;
	cancel: AbortSignal | undefined;
	/** The number of entries that the job must have; 0 where unknown. */
	entries: number;
}

/**
 * Polls a job, at growing intervals, until it is done, the time is over or the run is cancelled. A job with fewer
 * entries than expected may still be adding them. Unless it says that it is done, two polls must count the same.
 * @returns its last state
 * @throws ChakraError where the job cannot be read, several times in a row
 */
export async function followJob(
	send: (request: ReadRequest) => Promise<ApiResult>,
	id: string,
	{ timeoutSeconds, cancel, entries }: FollowOptions,
): Promise<JobState> {
	const end = performance.now() + timeoutSeconds * 1000;
	let previousCount = -1;
	// A job that was accepted just now is there, even if it cannot be found yet. An ID that was typed may be wrong.
	let failuresLeft = entries > 0 ? MAX_FAILURES : 0;
	for (let delay = FIRST_PAUSE_MS; ; delay = Math.min(delay * 2, MAX_PAUSE_MS)) {
		const isOver = () => cancel?.aborted === true || performance.now() >= end;
		const poll = send(jobRequest(id)).then(jobState);
		const state = await poll.catch(() => undefined);
		if (state) {
			const counted = entriesCounted(state.job.counts);
			const isComplete = state.isEnded || counted >= entries || counted === previousCount;
			if (isOver() || (state.isDone && isComplete)) return state;
			previousCount = counted;
			failuresLeft = MAX_FAILURES;
		} else if (failuresLeft === 0 || isOver()) {
			return await poll;
		} else {
			failuresLeft -= 1;
		}
		await wait(Math.min(delay, end - performance.now()), cancel);
	}
}
