import { ChakraError, toChakraError } from '../../transport/chakraError';
import { counted } from '../counted';
import { shownKey } from './fields';

/** Why an item is skipped. */
export const skipReasons = {
	usedBefore:
		'Its Send Once Key was used before: it was sent, or a run reported that it may have been sent',
	duplicate:
		'An item before in this run has the same Send Once Key: that one was sent, or may have been sent',
};

/** For a key that a run began and did not end. */
export function mayHaveBeenSent(key: string): ChakraError {
	return new ChakraError(
		`This may have been sent before: a run with the Send Once Key ${shownKey(key)} began and did not end`,
		{
			remedy:
				'Look in ChakraHQ whether it is there. From the next run on it is skipped; to send it again, give it another key or forget this one.',
			mayBeDone: true,
		},
	);
}

const notRecordedRemedies: Array<[words: RegExp, remedy: string]> = [
	// The row of keys belongs to the row of the workflow.
	[
		/foreign key/i,
		"n8n keeps the keys of saved workflows only. Save the workflow; one that another workflow calls must be called from n8n's database, not as JSON.",
	],
	[
		/incompatible setting/i,
		'A node Remove Duplicates with the scope Workflow keeps the highest number or the latest date where these keys belong. Set its Scope to Node, and clear its database once with the scope Workflow; or set Send Once Scope to This Node.',
	],
];

/** @param reason what n8n's database threw */
export function notRecorded(reason: unknown): ChakraError {
	const { message } = toChakraError(reason);
	return new ChakraError(`n8n did not record the Send Once Key, nothing was sent: ${message}`, {
		remedy:
			notRecordedRemedies.find(([words]) => words.test(message))?.[1] ??
			'Run it again once n8n reaches its database.',
	});
}

/** What became of the keys of a run. */
interface EndOfRun {
	/** How many results n8n's database did not store. */
	unwritten: number;
	/** How many keys the run had, where the history does not keep all of them. */
	tooManyKeys?: number;
	history: number;
	/** How many items were skipped, because an earlier run had their key, or an item before. */
	usedBefore: number;
	duplicate: number;
}

/** The hints at the end of a run. */
export function endHints(end: EndOfRun): string[] {
	const { unwritten, tooManyKeys = 0, history, usedBefore, duplicate } = end;
	return [
		unwritten > 0 &&
			`n8n's database did not store the result of ${counted(unwritten, 'item')}. The next run reports ${unwritten === 1 ? 'it' : 'them'} as possibly sent.`,
		tooManyKeys > 0 &&
			`This run used ${tooManyKeys} keys, and Send Once History keeps ${history}: the first ones are forgotten, and would be sent again in the next run. Raise Send Once History.`,
		usedBefore > 0 &&
			`${counted(usedBefore, 'item')} skipped, because the Send Once Key was used before.`,
		duplicate > 0 &&
			`${counted(duplicate, 'item')} skipped, because an item before in this run has the same Send Once Key. If each is to be sent, give each a key of its own, such as {{ $json.campaign }}-{{ $json.phone }}.`,
	].filter((hint) => hint !== false);
}
