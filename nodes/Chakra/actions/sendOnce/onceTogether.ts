import type { INodeExecutionData } from 'n8n-workflow';
import type { ChakraError } from '../../transport/chakraError';
import type { ChakraRun } from '../chakraRun';
import type { Item } from '../item';
import type { OnceKey } from './onceKey';
import { SendOnce } from './sendOnce';

/** An item that goes out in one call with others, and its Send Once Key, if it has one. */
export interface OncePart {
	item: Item;
	once: OnceKey | null;
}

/** The outputs of an item that is not sent, or why it failed. */
type NotSent = Map<Item, INodeExecutionData[] | ChakraError>;

/**
 * Sends items in one call, except those whose key was used before. With On Error = Stop nothing is sent where a key
 * could not be recorded.
 * @param send sends them, and returns the items that ChakraHQ took
 */
export async function onceTogether<Part extends OncePart>(
	run: ChakraRun,
	parts: Part[],
	send: (parts: Part[]) => Promise<Item[]>,
): Promise<NotSent> {
	const notSent: NotSent = new Map();
	const keyed = parts.filter(hasKey);
	if (keyed.length === 0) {
		await send(parts);
		return notSent;
	}
	const sendOnce = run.shared(SendOnce.of);
	const { decisions, unlock } = await sendOnce.beginTogether(keyed.map(({ once }) => once.key));
	try {
		keyed.forEach(({ item, once }, at) => {
			const { [at]: decision } = decisions;
			if (decision === undefined) return;
			notSent.set(item, typeof decision === 'string' ? once.skippedOutputs(decision) : decision);
		});
		const begun = keyed.filter(({ item }) => !notSent.has(item));
		const isStopped = !run.context.continueOnFail() && [...notSent.values()].some(isFailure);
		const toSend = isStopped ? [] : parts.filter(({ item }) => !notSent.has(item));
		const taken = new Set<Item>(toSend.length > 0 ? await send(toSend) : []);
		for (const part of begun) {
			if (taken.has(part.item)) sendOnce.done(part.once.key);
			else await sendOnce.failed(part.once.key, part.item);
		}
	} finally {
		unlock();
	}
	return notSent;
}

const hasKey = <Part extends OncePart>(part: Part): part is Part & { once: OnceKey } =>
	part.once !== null;

/** An item that an earlier run may have sent does not stop the others. */
const isFailure = (result: INodeExecutionData[] | ChakraError): boolean =>
	!Array.isArray(result) && !result.details.mayBeDone;
