import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';
import { ChakraError } from '../../transport/chakraError';
import type { Item } from '../item';
import type { MediaSource } from './mediaFields';
import type { MessageType, MessageValues } from './messageType';
import { messageTypes } from './messageTypes';

const typeField: INodeProperties = {
	displayName: 'Type',
	name: 'type',
	type: 'options',
	noDataExpression: true,
	default: 'text',
	description: 'What kind of message to send',
	options: messageTypes.map(({ entry }) => entry),
};

/** The type of the message, and the fields of each type. */
export const typeFields = [
	typeField,
	...messageTypes.flatMap(({ entry, fields }) =>
		updateDisplayOptions({ show: { type: [entry.value] } }, fields),
	),
];

/** Shows an option only where the message has a file from one of these places. */
export const whenFileIsFrom = (
	...sources: MediaSource[]
): Pick<INodeProperties, 'displayOptions'> => ({
	displayOptions: {
		show: {
			'/type': messageTypes.filter(({ mediaKind }) => mediaKind).map(({ entry }) => entry.value),
			'/mediaSource': sources,
		},
	},
});

/** @throws ChakraError where it is no type of message */
export function readType(item: Item): MessageType {
	const given: unknown = item.value(typeField.name);
	const type = messageTypes.find(({ entry }) => entry.value === given);
	if (type) return type;
	throw new ChakraError(`Type "${String(given)}" is none of its choices`, {
		remedy: `Give one of ${messageTypes.map(({ entry }) => entry.value).join(', ')}.`,
	});
}

/**
 * The values of the type's fields, by their names. Where an expression found nothing, a JSON field is null, and any
 * other is undefined.
 */
export function readValues(item: Item, { fields }: MessageType): MessageValues {
	return Object.fromEntries(fields.map((field) => [field.name, valueOf(item, field)]));
}

function valueOf(item: Item, { name, type, default: unset }: INodeProperties): unknown {
	if (type === 'json') return item.value(name, unset) ?? null;
	return item.value(name, null) ?? undefined;
}
