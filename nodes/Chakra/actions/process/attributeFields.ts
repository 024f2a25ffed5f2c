import type {
	FieldType,
	IDataObject,
	ILoadOptionsFunctions,
	INodeProperties,
	ResourceMapperFields,
	ResourceMapperTypeOptions,
} from 'n8n-workflow';
import type { Attribute, AttributeKind } from '../../account/attributes';
import { isObject } from '../../json/isObject';
import { requestInEditor } from '../../parameters/listSearch';
import { ChakraError } from '../../transport/chakraError';
import type { Item } from '../item';
import { attributeValue } from './attributeValue';
import { currentProcedure, currentProcedureIn, knownProcedure } from './procedureField';

/**
 * The form with the procedure's attributes.
 * @param mode with `upsert` the form also shows the attribute by which processes are found
 */
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

const types: Record<AttributeKind, FieldType | undefined> = {
	text: 'string',
	number: 'number',
	wholeNumber: 'number',
	boolean: 'boolean',
	time: 'dateTime',
	isoTime: 'dateTime',
	choice: 'options',
	choices: 'array',
	list: 'array',
	object: 'object',
	photo: 'string',
	any: undefined,
};

/**
 * One field for each attribute of the chosen procedure. Only the primary key is unique, so only it can be used for
 * matching.
 */
export async function getProcessAttributes(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	return await requestInEditor(this, async (api) => {
		const procedure = await currentProcedureIn(this, api);
		const attributes = procedure?.attributes ?? [];
		if (attributes.length > 0) {
			// Attributes that are required for a new process are optional for an update.
			const isChange = /^update/.test(String(this.getCurrentNodeParameter('operation')));
			const fields = attributes.map((one) => fieldOf(one, procedure?.primaryKey ?? ''));
			return { fields: fields.map((one) => ({ ...one, required: one.required && !isChange })) };
		}
		const what = procedure ? 'the attributes of' : 'a procedure';
		return {
			fields: [],
			emptyFieldsNotice: `The team's configuration does not tell ${what} ${currentProcedure(this)}. Give the values in Attributes as JSON below.`,
		};
	});
}

function fieldOf(attribute: Attribute, primaryKey: string): ResourceMapperFields['fields'][number] {
	const { shortId, name, kind, isRequired, choices } = attribute;
	const isKey = shortId === primaryKey;
	const type = kind === 'choice' && choices.length === 0 ? 'string' : types[kind];
	return {
		id: shortId,
		displayName: name,
		required: isRequired,
		display: true,
		defaultMatch: isKey,
		canBeUsedToMatch: isKey,
		...(type && { type }),
		...(type === 'options' && { options: choices }),
	};
}

/**
 * The values of both fields, by the short IDs of the attributes.
 * @throws ChakraError with the attribute's name where a value does not fit
 */
export async function readAttributes(item: Item): Promise<IDataObject> {
	const procedure = await knownProcedure(item);
	const attributes = new Map(procedure?.attributes.map((one) => [one.shortId, one]));
	const mapper = item.value('columns', {});
	const isAutomatic = isObject(mapper) && mapper.mappingMode === 'autoMapInputData';
	// The form gives null for a field that was not filled in.
	const mapped = Object.entries(item.mapped('columns')).filter(
		([, value]) => isAutomatic || value !== null,
	);
	// Fields of the item that are not attributes are not sent. A hint lists them once.
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
