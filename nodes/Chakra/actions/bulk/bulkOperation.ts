import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { optionsField } from '../../parameters/optionsField';
import { maxTriesField, requestTimeoutField } from '../../parameters/retryOptions';
import { jobEndNotice, jobTimeoutField } from '../backgroundJob/jobTimeout';
import type { ChakraRun } from '../chakraRun';
import type { Item, ItemRequest } from '../item';
import type { Operation } from '../operation';
import { BulkRun } from './bulkRun';
import type { EntryKey } from './jobEntries';
import { batchSizeField, readBulkSettings, waitForJobField } from './settings';

/** What one item adds to a call. */
export interface Part {
	/** The procedure it is for; those of one procedure go out together. */
	procedure: string;
	body: IDataObject;
	/** By which its entry in the job is recognised. */
	key?: EntryKey;
}

/** An operation that sends all items of a run in few calls, each of which starts a background job. */
export interface BulkOperation {
	entry: Operation['entry'];
	api: Operation['api'];
	fields: INodeProperties[];
	options?: INodeProperties[];
	/** Reads all parameters of an item. @throws ChakraError */
	part(item: Item): Promise<Part>;
	request(procedure: string, bodies: IDataObject[]): Omit<ItemRequest, 'idempotent'>;
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
			inRun.add(item, await bulk.part(item));
			return async () => inRun.endOf(item);
		},
		async together(items) {
			const [first] = items;
			if (first) await first.run.shared(bulkRun).send(readBulkSettings(first));
		},
	};
}
