import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { readWholeNumber } from './wholeNumber';

/** One at a time by default. Messages then go out in the order of the items, and an error stops the next one. */
export const parallelSendsField: INodeProperties = {
	displayName: 'Parallel Sends',
	name: 'parallelSends',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 50 },
	default: 1,
	description:
		'How many items to send at the same time. With 1 they go out one after the other, in their order. More is faster for a long list, but two messages to the same person may then arrive in either order. The output keeps the order of the input.',
};

/** @throws ChakraError where it is not a whole number within the field's limits */
export function readParallelSends(this: IExecuteFunctions): number {
	return readWholeNumber(this.getNodeParameter('options', 0, {}), parallelSendsField);
}
