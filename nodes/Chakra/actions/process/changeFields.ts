import type { IDataObject, INodeProperties, ResourceMapperTypeOptions } from 'n8n-workflow';
import { isObject } from '../../json/isObject';
import { idLocator } from '../../parameters/idLocator';
import { readPointInTime } from '../../parameters/pointInTime';
import { ChakraError } from '../../transport/chakraError';
import type { Item } from '../item';
import { attributeValue } from './attributeValue';
import { knownProcedure } from './procedureField';

/** The form of the procedure's attributes. @param mode `upsert` shows which attribute processes are found by */
export const columnsField = (mode: ResourceMapperTypeOptions['mode']): INodeProperties => ({
	displayName: 'Attributes',
	name: 'columns',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'defineBelow', value: null },
	description: 'The values of the process, by the attributes of its procedure',
	typeOptions: {
		loadOptionsDependsOn: ['procedure.value'],
		resourceMapper: {
			resourceMapperMethod: 'getProcessAttributes',
			mode,
			fieldWords: { singular: 'attribute', plural: 'attributes' },
			addAllFields: false,
			multiKeyMatch: false,
			supportAutoMap: true,
		},
	},
});

export const dataJsonField: INodeProperties = {
	displayName: 'Attributes as JSON',
	name: 'dataJson',
	type: 'json',
	default: '{}',
	placeholder: 'e.g. { "city": "Goa", "score": 5 }',
	description:
		'Values by the short IDs of attributes, for what the form above does not list. They count before those of the form.',
};

const stateField = idLocator({
	field: {
		displayName: 'State',
		name: 'state',
		required: false,
		description: "Which of the procedure's states the process is in",
	},
	search: { method: 'searchStates', placeholder: 'Select a state...' },
	byId: { placeholder: 'e.g. IN_PROGRESS', hint: 'The short ID of the state' },
});

const statuses = [
	{ name: 'Cancelled', value: 'CANCELLED' },
	{ name: 'Completed', value: 'COMPLETED' },
	{ name: 'Not Set', value: '' },
	{ name: 'Open', value: 'OPEN' },
];

export const statusField: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	default: '',
	description: 'Whether it is being worked on, whatever its state',
	options: statuses,
};

export const assignedToField = idLocator({
	field: {
		displayName: 'Assigned To',
		name: 'assignedTo',
		required: false,
		description: 'Who works on it',
	},
	search: { method: 'searchUsers', placeholder: 'Select a person...' },
	byId: {
		placeholder: 'e.g. janedoe',
		hint: 'The username. Where a process is created, the ID of the user works as well.',
	},
});

const nextActionAtField: INodeProperties = {
	displayName: 'Next Action At',
	name: 'nextActionAt',
	type: 'dateTime',
	default: '',
	description: 'When somebody is to look at it next',
};

/** What a process can be given, beside its attributes. */
export const besideFields = [stateField, statusField, assignedToField, nextActionAtField];

/**
 * What is to be written: `data`, and beside it what was set.
 * @throws ChakraError where a value does not fit, with its name
 */
export async function readChange(item: Item): Promise<IDataObject> {
	const data = await readData(item);
	return {
		...(Object.keys(data).length > 0 && { data }),
		...readBeside(item),
	};
}

function readBeside(item: Item): IDataObject {
	const nextActionAt = item.value('nextActionAt', '');
	const zone = item.context.getTimezone();
	const beside = {
		state: item.optionalText(stateField),
		status: readStatus(item),
		assignedTo: item.optionalText(assignedToField),
		nextActionAt:
			nextActionAt === '' || nextActionAt === null || nextActionAt === undefined
				? undefined
				: readPointInTime(nextActionAt, 'Next Action At', zone).toMillis(),
	};
	return Object.fromEntries(Object.entries(beside).filter(([, value]) => value !== undefined));
}

/** @throws ChakraError where it is none of the three */
export function readStatus(item: Item): string | undefined {
	const status = item.optionalText(statusField)?.toUpperCase();
	if (status === undefined || statuses.some(({ value }) => value === status)) return status;
	throw new ChakraError(`Status "${status.slice(0, 50)}" is not one that ChakraHQ knows`, {
		remedy: 'Give OPEN, COMPLETED or CANCELLED.',
	});
}

async function readData(item: Item): Promise<IDataObject> {
	const procedure = await knownProcedure(item);
	const attributes = new Map(procedure?.attributes.map((one) => [one.shortId, one]));
	const mapper = item.value('columns', {});
	const isAutomatic = isObject(mapper) && mapper.mappingMode === 'autoMapInputData';
	// A field of the form that nobody filled in is null.
	const mapped = Object.entries(item.mapped('columns')).filter(
		([, value]) => isAutomatic || value !== null,
	);
	// A field of the item that is no attribute is none of ChakraHQ's business; it is named once in a hint.
	const isKnown = ([name]: [string, unknown]) =>
		!isAutomatic || attributes.size === 0 || attributes.has(name);
	const left = mapped.filter((entry) => !isKnown(entry)).map(([name]) => name);
	if (left.length > 0) {
		item.run.hint(`Not sent, because they are no attributes of the procedure: ${left.join(', ')}`);
	}
	const given = { ...Object.fromEntries(mapped.filter(isKnown)), ...readJsonObject(item) };
	const zone = item.context.getTimezone();
	const values = Object.entries(given).map(([name, value]) => {
		const attribute = attributes.get(name);
		return [name, attribute ? attributeValue(value, attribute, zone) : value];
	});
	return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

/** @throws ChakraError where it is no JSON object */
export function readJsonObject(item: Item, field = dataJsonField): IDataObject {
	const given = item.value(field.name, field.default);
	if (given === undefined || given === null || given === '') return {};
	const value = typeof given === 'string' ? parseJson(given) : given;
	if (isObject(value)) return value as IDataObject;
	throw new ChakraError(`${field.displayName} is not a JSON object`, {
		remedy: 'Write it as { "city": "Goa" }, with the short IDs of attributes in quotes.',
	});
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
