import type { INodeProperties } from 'n8n-workflow';
import { readWholeNumber } from '../../parameters/wholeNumber';
import type { RetryOptions } from '../../transport/apiClient';
import { readJobTimeout } from '../backgroundJob/jobTimeout';
import type { Item } from '../item';

/** The maximum size of a call is not documented. */
export const batchSizeField: INodeProperties = {
	displayName: 'Batch Size',
	name: 'batchSize',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 10_000 },
	default: 1000,
	description:
		'How many items go into one call, and into one background job. Give less where ChakraHQ refuses a call as too large.',
};

export const waitForJobField: INodeProperties = {
	displayName: 'Wait for Job',
	name: 'waitForJob',
	type: 'boolean',
	default: true,
	description:
		'Whether to wait until ChakraHQ has worked on all items, and to output what became of each. Off gives only the ID of the background job; then the ID is kept also where the run is stopped while the job goes on.',
};

/** How the items of a run are sent together. */
export interface BulkSettings extends RetryOptions {
	batchSize: number;
	isFollowed: boolean;
	jobTimeoutSeconds: number;
}

/**
 * Reads the settings from the first item. They apply to the whole run.
 * @throws ChakraError
 */
export function readBulkSettings(item: Item): BulkSettings {
	return {
		...item.retryOptions,
		batchSize: readWholeNumber(item.options, batchSizeField),
		isFollowed: item.flag(waitForJobField),
		jobTimeoutSeconds: readJobTimeout(item),
	};
}
