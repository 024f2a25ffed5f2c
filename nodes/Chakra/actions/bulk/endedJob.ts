import type { IDataObject } from 'n8n-workflow';
import { entryPaging, jobEntriesRequest } from '../../account/jobEntryPages';
import { followJob, type ReadRequest } from '../../account/jobs';
import type { ApiClient } from '../../transport/apiClient';
import { allPages } from '../../transport/pages';
import { notDoneInTime } from '../backgroundJob/jobTimeout';
import { toOutput } from '../toOutput';
import type { EndedJob } from './jobOutputs';
import type { BulkSettings } from './settings';

/**
 * Follows a job to its end, and reads its entries: the results of its items.
 * @throws ChakraError
 */
export async function endedJob(
	api: ApiClient,
	{ id, parts }: { id: string; parts: unknown[] },
	{ maxTries, timeoutSeconds, jobTimeoutSeconds }: BulkSettings,
): Promise<EndedJob> {
	const send = async (request: ReadRequest) =>
		await api.send({ maxTries, timeoutSeconds, ...request });
	const { isDone, job } = await followJob(send, id, {
		timeoutSeconds: jobTimeoutSeconds,
		cancel: api.cancel,
		entries: parts.length,
	});
	if (!isDone) throw notDoneInTime(id, jobTimeoutSeconds);
	const entries: IDataObject[] = [];
	for await (const entry of allPages(send, jobEntriesRequest(id), entryPaging)) {
		entries.push(toOutput(entry));
	}
	return { entries, job };
}
