import type { INodeExecutionData } from 'n8n-workflow';
import { includedInputFields } from '../../parameters/includeInputFields';
import type { Item } from '../item';
import { readOutputSkipped, readSendOnceKey } from './fields';

/** The Send Once Key of an item. */
export interface OnceKey {
	key: string;
	/** The item's outputs where it is skipped; none where skipped items are left out. */
	skippedOutputs(reason: string): INodeExecutionData[];
}

/**
 * @returns null where the item has no key
 * @throws ChakraError
 */
export function readOnceKey(item: Item): OnceKey | null {
	const key = readSendOnceKey(item);
	if (key === null) return null;
	const isShown = readOutputSkipped(item);
	const input = includedInputFields(item);
	return {
		key,
		skippedOutputs: (reason) =>
			isShown ? item.outputs({ ...input, status: 'skipped', reason, sendOnceKey: key }) : [],
	};
}
