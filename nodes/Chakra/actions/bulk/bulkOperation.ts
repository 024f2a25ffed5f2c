import type { INodeProperties } from 'n8n-workflow';
import { optionsField } from '../../parameters/optionsField';
import { maxTriesField, requestTimeoutField } from '../../parameters/retryOptions';
import { jobEndNotice, jobTimeoutField } from '../backgroundJob/jobTimeout';
import type { ChakraRun } from '../chakraRun';
import type { Item } from '../item';
import type { Operation } from '../operation';
import { readOnceKey } from '../sendOnce/onceKey';
import { BulkRun, type BulkRequest, type Part } from './bulkRun';
import { batchSizeField, readBulkSettings, waitForJobField } from './settings';

/** An operation that sends all items of a run in a few calls. Each call starts a background job. */
export interface BulkOperation {
	entry: Operation['entry'];
	api: Operation['api'];
	fields: INodeProperties[];
	options?: INodeProperties[];
	/** Reads all parameters of an item. @throws ChakraError */
	part(item: Item): Promise<Part>;
	request: BulkRequest;
}

export function bulkOperation(bulk: BulkOperation): Operation {
	const { entry, api, fields, options = [] } = bulk;
	const bulkRun = (run: ChakraRun) => new BulkRun(run, bulk.request);
	return {
		entry,
		api: [...api, 'fetchBackgroundJob', 'listBackgroundJobEntries'],
		description: [
			...fields,
			waitForJobField,
			jobEndNotice,
			optionsField([
				...options,
				batchSizeField,
				jobTimeoutField,
				maxTriesField,
				requestTimeoutField,
			]),
		],
		async prepare(item) {
			const inRun = item.run.shared(bulkRun);
			inRun.add(item, await bulk.part(item), readOnceKey(item));
			return async () => inRun.resultOf(item);
		},
		async together(items) {
			const [first] = items;
			if (first) await first.run.shared(bulkRun).send(readBulkSettings(first));
		},
	};
}
