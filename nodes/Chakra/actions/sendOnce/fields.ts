import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { readOneOf } from '../../parameters/choice';
import { readFlag } from '../../parameters/flag';
import { readOptionalText } from '../../parameters/givenText';
import { whenOptionIsAdded } from '../../parameters/optionsField';
import { readWholeNumber } from '../../parameters/wholeNumber';
import { ChakraError } from '../../transport/chakraError';
import type { Item } from '../item';
import type { KeyScope } from './keyRow';

const sendOnceKeyField: INodeProperties = {
	displayName: 'Send Once Key',
	name: 'sendOnceKey',
	type: 'string',
	default: '',
	placeholder: 'e.g. {{ $json.campaign }}-{{ $json.phone }}',
	description:
		'A key of your own for what this item sends or creates. An item whose key was used before is skipped, in every execution of this workflow, also after a crash or a restart. If a run crashes, the items that it was sending (in a list of more than 500, also the next ones) are reported once as possibly sent, and skipped from then on. In queue mode, let only one execution at a time use the keys of a node: two at once, on two workers, can both send, and each can overwrite keys of the other, which are then sent again.',
};

export const sendOnceScopeField: INodeProperties = {
	displayName: 'Send Once Scope',
	name: 'sendOnceScope',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'This Node',
			value: 'node',
			description: 'Keys of other nodes do not count',
		},
		{
			name: 'Workflow',
			value: 'workflow',
			description:
				'All nodes of this workflow with this setting share their keys. Account > Forget Send Once Keys reaches them.',
		},
	],
	default: 'node',
	description:
		'Which nodes share their used keys. A renamed node keeps its keys. With another scope, in a copy of the node or of the workflow, and after an import, all keys are new.',
};

export const sendOnceHistoryField: INodeProperties = {
	displayName: 'Send Once History',
	name: 'sendOnceHistory',
	type: 'number',
	noDataExpression: true,
	typeOptions: { minValue: 100, maxValue: 100_000 },
	default: 10_000,
	description:
		'How many keys are kept; the oldest ones are forgotten first. Keep more than the longest list has items. Nodes that share their keys need the same number here, for each forgets what is beyond its own. A long history makes each send a little slower, because n8n rewrites it as a whole.',
};

const outputSkippedField: INodeProperties = {
	displayName: 'Output Skipped Items',
	name: 'outputSkippedItems',
	type: 'boolean',
	default: true,
	description:
		'Whether to output items that were skipped because their Send Once Key was used before, with the status "skipped". Leave it on in a loop: n8n ends a loop at the first round that outputs nothing.',
};

const withKey = whenOptionIsAdded(sendOnceKeyField);

/** Without a key the others mean nothing, so they can be added only beside one. */
export const sendOnceFields: INodeProperties[] = [
	{ ...outputSkippedField, ...withKey },
	{ ...sendOnceHistoryField, ...withKey },
	sendOnceKeyField,
	{ ...sendOnceScopeField, ...withKey },
];

/**
 * The item's key; null where the option is not used.
 * @throws ChakraError where the option is used and its value names nothing: sending without the protection is not what
 * the user asked for
 */
export function readSendOnceKey({ options }: Pick<Item, 'options'>): string | null {
	// Where an expression gives nothing, the option is there without a value.
	if (!(sendOnceKeyField.name in options)) return null;
	expectOwnValue(options.sendOnceKey);
	const key = readOptionalText(options.sendOnceKey, sendOnceKeyField.displayName);
	if (key === undefined) throw new ChakraError('Send Once Key is empty', { remedy: OWN_KEY });
	const lost = LOST_PART.exec(key)?.[0];
	if (lost !== undefined) {
		throw new ChakraError(`Send Once Key is "${key.slice(0, 50)}", with a value that is ${lost}`, {
			remedy: `An expression in it found nothing in this item. ${OWN_KEY}`,
		});
	}
	// Expressions that found nothing leave `-` behind, the same for all items.
	if (/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(key)) return storedForm(key);
	throw new ChakraError(
		`Send Once Key is "${key.slice(0, 50)}", which has neither a letter nor a digit`,
		{ remedy: `Its expressions found nothing in this item. ${OWN_KEY}` },
	);
}

/** @throws ChakraError for a value that many items would share */
function expectOwnValue(given: unknown): void {
	if (typeof given === 'boolean') {
		throw new ChakraError(`Send Once Key is ${given}, the same for many items`, {
			remedy: OWN_KEY,
		});
	}
	if (typeof given === 'number' && Math.abs(given) > Number.MAX_SAFE_INTEGER) {
		throw new ChakraError(`Send Once Key is the number ${given}, which was rounded`, {
			remedy: `Several long numbers become the same one. Take them as texts. ${OWN_KEY}`,
		});
	}
}

/**
 * What JavaScript and spreadsheets write for a missing value, as a part of a key. Items without the value would share
 * it.
 */
const LOST_PART =
	/(?<![\p{L}\p{N}])(?:undefined|null|NaN|Invalid Date(?:Time)?)(?![\p{L}\p{N}])|\[object \w{1,50}\]|#(?:REF|N\/A|VALUE|DIV\/0|NAME|NUM|NULL|ERROR)(?![\p{L}\p{N}])/u;

const OWN_KEY =
	'Give each item a key of its own, for example {{ $json.campaign }}-{{ $json.phone }}, or remove the option.';

/** Two spellings of the same characters, é as one or as two code points, are one key. Upper and lower case are two. */
export const storedForm = (key: string): string => key.normalize('NFC');

/** A key as it stands in a message. */
export const shownKey = (key: string): string =>
	JSON.stringify(key.length > 100 ? `${key.slice(0, 100)}…` : key);

/** @throws ChakraError where an expression gave neither true nor false */
export const readOutputSkipped = ({ options }: Pick<Item, 'options'>): boolean =>
	readFlag(options.outputSkippedItems ?? outputSkippedField.default, outputSkippedField);

/** @throws ChakraError */
export const readSendOnceScope = ({ sendOnceScope = 'node' }: IDataObject): KeyScope =>
	readOneOf(sendOnceScope, ['node', 'workflow'], sendOnceScopeField.displayName);

/** @throws ChakraError */
export const readSendOnceHistory = (options: IDataObject): number =>
	readWholeNumber(options, sendOnceHistoryField);
