import type { IExecuteFunctions } from 'n8n-workflow';
import { isUnclear } from '../transport/chakraError';
import { counted } from './counted';
import { isSubWorkflow } from './nodeError';

/** An item that failed. */
export interface Failure {
	itemIndex: number;
	reason: unknown;
}

/** Where a node stands as it stops, beside the item that its error is about. */
interface Stop {
	/** How many items were done. */
	doneItems: number;
	/** Whether a retry skips what was done. */
	isSkippedByRetry: boolean;
	/** The other items that failed in this run. */
	failures: Failure[];
	/** Items that an earlier try or run left unclear. */
	unclearBefore: Failure[];
}

/** What a person has to know of the other items, as sentences that follow the error; empty where there is nothing. */
export function stopReport(context: IExecuteFunctions, stop: Stop): string {
	const { failures, unclearBefore } = stop;
	return [
		done(context, stop),
		listed(
			'Also not done',
			failures.filter(({ reason }) => !isUnclear(reason)),
		),
		listed(
			'Also unclear, they may have been sent',
			failures.filter(({ reason }) => isUnclear(reason)),
		),
		listed('Also not tried again, because they may have been sent before', unclearBefore),
	].join('');
}

function done(context: IExecuteFunctions, { doneItems, isSkippedByRetry }: Stop): string {
	if (doneItems === 0) return '';
	const again = isSkippedByRetry ? retryAdvice(context) : '';
	return ` Done before the node stopped, and not in its output: ${counted(doneItems, 'item')}.${again} To go on with the other items instead, set On Error to Continue in the node's settings.`;
}

function retryAdvice(context: IExecuteFunctions): string {
	return isSubWorkflow(context)
		? ' A retry of the workflow that called this one does them again, unless this node has a Send Once Key. Retry of this execution, under Executions, does not.'
		: ' Retry, under Executions, does not do them again; Execute step in the editor does.';
}

/**
 * A run that crashed leaves up to twice as many items unclear as go out at once. Each must be named, because with a
 * Send Once Key the next run skips them.
 */
const MAX_NAMED = 100;

function listed(what: string, failures: Failure[]): string {
	if (failures.length === 0) return '';
	const indexes = failures.map(({ itemIndex }) => itemIndex).sort((a, b) => a - b);
	const named = indexes.slice(0, MAX_NAMED).join(', ');
	const more = indexes.length > MAX_NAMED ? ` and ${indexes.length - MAX_NAMED} more` : '';
	return ` ${what}: items ${named}${more}.`;
}
