import type { INodeProperties } from 'n8n-workflow';
import { jobRequest, jobState } from '../../account/jobs';
import { readNumberOption } from '../../parameters/numberOption';
import { ChakraError } from '../../transport/chakraError';
import { wait as pause } from '../../transport/throttle';
import type { Item } from '../item';
import { requestOperation } from '../requestOperation';
import { jobIdField, readJobId } from './jobIdField';

const jobTimeoutField: INodeProperties = {
	displayName: 'Job Timeout',
	name: 'jobTimeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 86_400 },
	default: 600,
	description: 'How many seconds to wait for the end of the job',
};

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

/** Asks ever more seldom until no entry of the job waits. How a job that ended is told is inferred, see account/jobs. */
export const wait = requestOperation({
	entry: {
		name: 'Wait Until Done',
		value: 'wait',
		action: 'Wait until a background job is done',
		description: 'Wait for a background job of ChakraHQ until none of its entries waits',
	},
	api: ['fetchBackgroundJob'],
	fields: [jobIdField],
	options: [jobTimeoutField],
	async request(item) {
		const id = readJobId(item);
		await untilDone(item, id, readNumberOption(item.options, jobTimeoutField) * 1000);
		return jobRequest(id);
	},
	output: (result) => jobState(result).job,
});

/** @throws ChakraError where it takes longer, or the run is cancelled */
async function untilDone(item: Item, id: string, timeout: number): Promise<void> {
	const cancel = item.context.getExecutionCancelSignal?.();
	const end = Date.now() + timeout;
	for (let delay = FIRST_PAUSE_MS; ; delay = Math.min(delay * 2, LONGEST_PAUSE_MS)) {
		if (jobState(await item.send(jobRequest(id))).isDone) return;
		if (cancel?.aborted) throw new ChakraError(`The run was cancelled; the job ${id} goes on`);
		if (Date.now() + delay > end) {
			throw new ChakraError(`The job ${id} was not done within ${timeout / 1000} seconds`, {
				remedy: 'It goes on in ChakraHQ. Wait for it again with the same ID, or raise Job Timeout.',
			});
		}
		await pause(delay, cancel);
	}
}
