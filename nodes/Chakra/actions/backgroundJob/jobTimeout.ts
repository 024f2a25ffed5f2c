import type { INodeProperties } from 'n8n-workflow';
import { readWholeNumber } from '../../parameters/wholeNumber';
import { ChakraError } from '../../transport/chakraError';
import type { Item } from '../item';

export const jobTimeoutField: INodeProperties = {
	displayName: 'Job Timeout',
	name: 'jobTimeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 86_400 },
	default: 600,
	hint: 'In seconds',
	description: 'How many seconds to wait for the end of the job',
};

/** How the end of a job is recognised is inferred, see account/jobs. */
export const jobEndNotice: INodeProperties = {
	displayName:
		"ChakraHQ's documentation does not say how to see that a job has ended. It counts as done when none of its entries is waiting, or when the job itself names a time or a status of its end.",
	name: 'jobEndNotice',
	type: 'notice',
	default: '',
};

/** In seconds. @throws ChakraError */
export const readJobTimeout = (item: Item): number =>
	readWholeNumber(item.options, jobTimeoutField);

/** The error for a run that was cancelled while it waited for a job. */
export const cancelledBeforeEnd = (id: string): ChakraError =>
	new ChakraError(`The run was cancelled; the job ${id} goes on`, { jobId: id });

/** The error for a job that was not finished in time. */
export function notDoneInTime(id: string, seconds: number): ChakraError {
	return new ChakraError(
		`The job ${id} was not done within ${seconds === 1 ? 'a second' : `${seconds} seconds`}`,
		{
			remedy:
				'It goes on in ChakraHQ. Follow it with Background Job > Wait Until Done and this ID, or raise Job Timeout.',
			jobId: id,
		},
	);
}
