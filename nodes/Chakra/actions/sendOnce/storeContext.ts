import type { DeduplicationHelperFunctions, IExecuteFunctions } from 'n8n-workflow';
import { ChakraError } from '../../transport/chakraError';

/** What a store needs from n8n. */
export interface StoreContext {
	helpers: DeduplicationHelperFunctions;
	workflowId: string;
	nodeId: string;
}

/** @returns null where this version of n8n has no such store, or the workflow is not saved */
export function storeContext(context: IExecuteFunctions): StoreContext | null {
	const { id: workflowId } = context.getWorkflow();
	const helpers: Partial<DeduplicationHelperFunctions> = context.helpers;
	if (!workflowId || !helpers.checkProcessedAndRecord || !helpers.removeProcessed) return null;
	return { helpers: context.helpers, workflowId: String(workflowId), nodeId: context.getNode().id };
}

export function noKeyStore(): ChakraError {
	return new ChakraError('This n8n keeps no Send Once Keys', {
		remedy: 'Save the workflow and update n8n, or remove Send Once Key from the options.',
	});
}
