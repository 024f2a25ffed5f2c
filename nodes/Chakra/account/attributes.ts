import { isObject } from '../json/isObject';
import { firstText, ownMember } from '../json/narrow';
import { inCamelCase, nameOf, shortIdOf } from './configurationEntries';

/** The type of an attribute's values. */
export type AttributeKind =
	| 'text'
	| 'texts'
	| 'number'
	| 'wholeNumber'
	| 'boolean'
	/** Sent as epoch milliseconds. */
	| 'time'
	/** Sent as ISO 8601. */
	| 'isoTime'
	/** A time of day. ChakraHQ keeps it as a whole number, and does not say of which unit. */
	| 'timeOfDay'
	| 'choice'
	| 'choices'
	/** A choice whose values are numbers. */
	| 'numberChoice'
	| 'numberChoices'
	| 'list'
	| 'object'
	/** Sent as the photo's ID. */
	| 'photo'
	| 'photos'
	/** Unknown: the value is sent as it is. */
	| 'any';

/** The kinds whose value is a list. */
export const listKinds: ReadonlySet<AttributeKind> = new Set([
	'choices',
	'list',
	'numberChoices',
	'photos',
	'texts',
]);

/** One attribute (field) of a procedure. */
export interface Attribute {
	shortId: string;
	name: string;
	kind: AttributeKind;
	isRequired: boolean;
	/** The values of an enum; empty where the configuration does not list them. */
	choices: Array<{ name: string; value: string }>;
}

/** An attribute that the configuration does not tell. Its values are sent as they are. */
export const unknownAttribute = (shortId: string): Attribute => ({
	shortId,
	name: shortId,
	kind: 'any',
	isRequired: false,
	choices: [],
});

/**
 * The kind for each of ChakraHQ's attribute types, in lower case; an unknown one has the kind `any`. Source:
 * https://docs.chakrahq.com/docs/platform/data-model/attribute
 */
const kindByDataType: Record<string, AttributeKind> = {
	...typesOf('text', [
		'string',
		'text',
		'stringid',
		'name',
		'email',
		'phone',
		'audio',
		'monthofyear',
		'textarea',
		'url',
		'html',
		'username',
	]),
	multistring: 'texts',
	...typesOf('wholeNumber', ['integer', 'integerid', 'number']),
	...typesOf('number', ['float', 'decimal']),
	...typesOf('time', ['date', 'datetime']),
	...typesOf('isoTime', ['datetimeiso8601', 'datetimeiso']),
	time: 'timeOfDay',
	boolean: 'boolean',
	...typesOf('choice', ['enum', 'stringenum']),
	...typesOf('choices', ['multienum', 'enummulti', 'multistringenum']),
	...typesOf('numberChoice', ['integerenum', 'floatenum']),
	...typesOf('numberChoices', ['multiintegerenum', 'multifloatenum']),
	...typesOf('object', ['externalobject', 'customobject', 'googleaddress', 'booking', 'cart']),
	photo: 'photo',
	...typesOf('photos', ['multiphotos', 'multiphoto']),
};

/**
 * What values are stored as. An attribute may state this beside its type: a photo is a `string`, a date an `integer`.
 */
const STORAGE_TYPES: ReadonlySet<string> = new Set([
	'string',
	'integer',
	'number',
	'float',
	'boolean',
]);

function typesOf(kind: AttributeKind, names: string[]): Record<string, AttributeKind> {
	return Object.fromEntries(names.map((name) => [name, kind]));
}

/**
 * Reads one attribute of the configuration.
 * @param types the configuration's `attributeTypes`; an attribute may name its type by ID
 */
export function readAttribute(
	entry: Record<string, unknown>,
	types: Array<Record<string, unknown>>,
): Attribute {
	const shortId = shortIdOf(entry);
	const stated = [entry.dataType, entry.type, entry.attributeType];
	const ownTypes = [
		...stated.filter(isObject).map(inCamelCase),
		...types.filter(({ id }) => id !== undefined && stated.includes(id)),
	];
	return {
		shortId,
		name: nameOf(entry, shortId),
		kind: kindOf(stated, ownTypes),
		isRequired: [entry.isRequired, entry.required, entry.mandatory].includes(true),
		choices: [entry, ...ownTypes].map(choicesOf).find(({ length }) => length > 0) ?? [],
	};
}

/** @param ownTypes entries of the types that the attribute names */
function kindOf(stated: unknown[], ownTypes: Array<Record<string, unknown>>): AttributeKind {
	const names = ownTypes.flatMap(({ dataType, shortId, name }) => [dataType, shortId, name]);
	const types = [...stated, ...names]
		.filter((type) => typeof type === 'string')
		.map((type) => type.toLowerCase().replace(/[^a-z0-9]/g, ''))
		.filter((type) => kindNamed(type) !== undefined);
	const type = types.find((one) => !STORAGE_TYPES.has(one)) ?? types[0];
	return (type !== undefined && kindNamed(type)) || 'any';
}

/** Several values of any other type, such as `multiCustomObject`, are a list. */
function kindNamed(plain: string): AttributeKind | undefined {
	return ownMember(kindByDataType, plain) ?? (/^multi./.test(plain) ? 'list' : undefined);
}

/**
 * The choices of an attribute or a type; none where one of them cannot be read: a list with gaps would refuse values
 * that ChakraHQ takes.
 */
function choicesOf(entry: Record<string, unknown>): Attribute['choices'] {
	const lists = [entry.options, entry.enumValues, entry.values, entry.enum, entry.choices];
	const stated = lists.find((one) => Array.isArray(one) || isObject(one));
	const choices = entriesWithIds(stated).map((option) => {
		const value = firstText(option, 'value', 'shortId', 'key', 'id', 'name');
		return { name: firstText(option, 'name', 'label', 'displayName') || value, value };
	});
	return choices.every(({ value }) => value !== '') ? choices : [];
}

/** Each entry of a list, or of an object by ID, as an object. A text is a value, or the name of its ID. */
function entriesWithIds(stated: unknown): Array<Record<string, unknown>> {
	if (Array.isArray(stated))
		return stated.map((one) => (isObject(one) ? inCamelCase(one) : { value: one }));
	if (!isObject(stated)) return [];
	return Object.entries(stated).map(([id, one]) => {
		if (isObject(one)) return { id, ...inCamelCase(one) };
		return typeof one === 'string' ? { id, name: one } : {};
	});
}
