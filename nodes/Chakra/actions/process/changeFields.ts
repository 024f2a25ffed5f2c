import type { IDataObject, INodeProperties, ResourceMapperTypeOptions } from 'n8n-workflow';
import { readOptionalPointInTime } from '../../parameters/pointInTime';
import { ChakraError } from '../../transport/chakraError';
import type { Item } from '../item';
import { within, type PreparedBody } from '../preparedBody';
import { assignedToField } from './assignedToField';
import { columnsField, dataJsonField } from './attributeFields';
import { photoFieldsField, readPhotos } from './photoFields';
import { knownPrimaryKey } from './processField';
import {
	expectAttributes,
	knownAttributes,
	readAttributes,
	withoutBlanksOfModel,
} from './readAttributes';
import { readRecord } from './recordField';
import { readState, stateField } from './stateField';
import { readStatus, statusField } from './statusField';

const nextActionAtField: INodeProperties = {
	displayName: 'Next Action At',
	name: 'nextActionAt',
	type: 'dateTime',
	default: '',
	description: 'When somebody is to look at it next',
};

/**
 * Shown once a procedure is chosen, because they depend on it. Before that, n8n would say in red that there are no
 * attributes. Leads have no such choice.
 */
const ofProcedure = (field: INodeProperties): INodeProperties => ({
	...field,
	displayOptions: { hide: { procedure: [''] } },
});

/** The calls that read attributes and send their photos. */
export const attributeCalls = ['fetchConfig', 'uploadPhoto'] as const;

/** The fields of a new or changed process. @param mode of the form of its attributes */
export const changeFields = (mode: ResourceMapperTypeOptions['mode']): INodeProperties[] => [
	...[columnsField(mode), dataJsonField, photoFieldsField, stateField].map(ofProcedure),
	statusField,
	assignedToField,
	nextActionAtField,
];

/**
 * A new process: `data` with its attributes, its record, and the other fields that were set.
 * @throws ChakraError where a value does not fit, with its name, or no field of the item is an attribute
 */
export async function readNew(item: Item): Promise<PreparedBody> {
	const created = await readFields(item);
	expectAttributes(item, created.body.data as IDataObject);
	const record = readRecord(item);
	return within(created, (body) => ({ ...body, ...record }));
}

async function readFields(item: Item): Promise<PreparedBody> {
	const attributes = await knownAttributes(item);
	const given = readAttributes(item, attributes);
	await expectKey(item, given);
	const data = withoutBlanksOfModel(item, given);
	const commonFields = await readCommonFields(item);
	const photos = await readPhotos(item, attributes);
	return {
		// n8n leaves out a body without members, so `data` is always sent.
		body: { data: { ...data, ...photos?.pending }, ...commonFields },
		...(photos && {
			completeBody: async () => ({
				data: { ...data, ...(await photos.upload()) },
				...commonFields,
			}),
		}),
	};
}

/**
 * An empty key mostly comes from an expression that found nothing. The process could not be found by it, and the next
 * process with an empty key could not be created.
 * @throws ChakraError where the primary key is given and empty
 */
async function expectKey(item: Item, data: IDataObject): Promise<void> {
	const attribute = await knownPrimaryKey(item);
	const value = attribute === undefined ? undefined : data[attribute];
	if (typeof value !== 'string' || value.trim() !== '') return;
	throw new ChakraError(`The primary key ${attribute} is empty`, {
		remedy: `Give each process a ${attribute} of its own, or leave the attribute out.`,
	});
}

/**
 * A changed process: only the fields that were set, and `data` only with attributes in it.
 * @throws ChakraError where a value does not fit, or nothing was set
 */
export async function readChange(item: Item): Promise<PreparedBody> {
	const change = await readFields(item);
	const { data, ...commonFields } = change.body;
	if (Object.keys(data as IDataObject).length > 0) return change;
	if (Object.keys(commonFields).length > 0) return { body: commonFields };
	throw new ChakraError('Nothing is to be changed', {
		remedy: 'Give at least one attribute, or a state, status, assignee or time.',
	});
}

async function readCommonFields(item: Item): Promise<IDataObject> {
	const nextActionAt = item.value('nextActionAt', '');
	const zone = item.context.getTimezone();
	const commonFields = {
		state: await readState(item),
		status: readStatus(item),
		assignedTo: item.optionalText(assignedToField),
		nextActionAt: readOptionalPointInTime(
			nextActionAt,
			nextActionAtField.displayName,
			zone,
		)?.toMillis(),
	};
	return Object.fromEntries(
		Object.entries(commonFields).filter(([, value]) => value !== undefined),
	);
}
