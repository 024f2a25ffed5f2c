import { followJob } from '../../account/jobs';
import { optionsField } from '../../parameters/optionsField';
import { maxTriesField, requestTimeoutField } from '../../parameters/retryOptions';
import type { Operation } from '../operation';
import { jobIdField, readJobId } from './jobIdField';
import {
	cancelledBeforeEnd,
	jobEndNotice,
	jobTimeoutField,
	notDoneInTime,
	readJobTimeout,
} from './jobTimeout';

export const wait: Operation = {
	entry: {
		name: 'Wait Until Done',
		value: 'wait',
		action: 'Wait for a background job by its ID and get its counts',
		description: 'Wait for a background job of ChakraHQ until none of its entries waits',
	},
	api: ['fetchBackgroundJob'],
	description: [
		jobEndNotice,
		jobIdField,
		optionsField([jobTimeoutField, maxTriesField, requestTimeoutField]),
	],
	async prepare(item) {
		const id = readJobId(item);
		const timeoutSeconds = readJobTimeout(item);
		const { cancel } = item.run.api;
		return async () => {
			const following = { timeoutSeconds, cancel, entries: 0 };
			const { job, isDone } = await followJob((request) => item.send(request), id, following);
			if (isDone) return item.outputs(job);
			throw cancel?.aborted ? cancelledBeforeEnd(id) : notDoneInTime(id, timeoutSeconds);
		};
	},
};
