import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Attribute } from '../../account/attributes';
import type { Procedure } from '../../account/procedures';
import { isDateObject } from '../../json/isDateObject';
import { isMissingValue } from '../../json/missingValue';
import { objectsIn } from '../../json/narrow';
import { unserializableOrUndefined } from '../../json/valuesIn';
import { readOptionalJsonObject } from '../../parameters/jsonObject';
import { entriesIn } from '../../parameters/limitedList';
import { ChakraError } from '../../transport/chakraError';
import type { Item } from '../item';
import { attributeNamed } from './attributeNames';
import { conditionOnDays } from './comparedDays';
import { comparedValue, rootFieldNamed, rootFields } from './comparedValue';
import { knownProcedure } from './procedureField';
import { hintIfUnknown, knownAttributes } from './readAttributes';

const operators = ['=', '!=', '>', '>=', '<', '<='];

const conditionValues: INodeProperties[] = [
	{
		displayName: 'Name',
		name: 'keyName',
		type: 'string',
		default: '',
		placeholder: 'e.g. status',
		description:
			'Short ID of an attribute, or one of status, state, createdAt and assignedTo (a username)',
	},
	{
		displayName: 'Condition',
		name: 'condition',
		type: 'options',
		// Not "=", which n8n takes for an expression: the form would show nothing chosen.
		default: 'eq',
		noDataExpression: true,
		options: [
			{ name: 'Is', value: 'eq' },
			{ name: 'Is After or Greater Than', value: '>' },
			{ name: 'Is at Least', value: '>=' },
			{ name: 'Is at Most', value: '<=' },
			{ name: 'Is Before or Less Than', value: '<' },
			{ name: 'Is Not', value: '!=' },
		],
	},
	{
		displayName: 'Value',
		name: 'keyValue',
		type: 'string',
		default: '',
		placeholder: 'e.g. OPEN',
		description:
			'Dates can be written as 2026-03-05, which is the whole day, or as 2026-03-05T10:30:00',
	},
];

export const matchTypeField: INodeProperties = {
	displayName: 'Must Match',
	name: 'matchType',
	type: 'options',
	default: 'all',
	options: [
		{ name: 'All Conditions', value: 'all' },
		{ name: 'Any Condition', value: 'any' },
	],
};

export const conditionsField: INodeProperties = {
	displayName: 'Conditions',
	name: 'filters',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add condition',
	default: {},
	description: 'Which processes to get; without a condition, all of them',
	options: [{ displayName: 'Condition', name: 'conditions', values: conditionValues }],
};

export const whereJsonField: INodeProperties = {
	displayName: 'Conditions as JSON',
	name: 'whereJson',
	type: 'json',
	// n8n marks an empty text as invalid JSON.
	default: '{}',
	placeholder: 'e.g. { "or": [{ "city": "Goa" }, { "score": { ">": 5 } }] }',
	description:
		'ChakraHQ\'s own conditions: values by name, operators as { ">": 5 }, lists and and/or. They apply in addition to the conditions above.',
};

/** What is known of the list: the procedure, its attributes by short ID, and the time zone of dates without one. */
interface Known {
	procedure: Procedure | undefined;
	attributes: ReadonlyMap<string, Attribute>;
	zone: string;
}

/**
 * The list's `where`. Source: https://docs.chakrahq.com/docs/platform/api/process/list
 * @throws ChakraError with the condition's name where it is invalid
 */
export async function readConditions(item: Item): Promise<IDataObject | undefined> {
	const known = {
		procedure: await knownProcedure(item),
		attributes: await knownAttributes(item),
		zone: item.context.getTimezone(),
	};
	const own = entriesIn(item.collection(conditionsField.name), 'conditions').map((given) =>
		readCondition(item, given, known),
	);
	const matched = item.choice(matchTypeField) === 'any' && own.length > 0 ? [{ or: own }] : own;
	const all = [...matched, ...readWhere(item, known.attributes)];
	return all.length > 1 ? { and: all } : all[0];
}

function readCondition(
	item: Item,
	{ keyName, condition, keyValue }: Record<string, unknown>,
	{ procedure, attributes, zone }: Known,
): IDataObject {
	const given = String(keyName ?? '').trim();
	const isRootField = rootFields.includes(given) && !attributes.has(given);
	const attribute = isRootField ? undefined : attributeNamed(given, attributes);
	const name = attribute?.shortId ?? rootFieldNamed(given) ?? given;
	const operator = ['', 'eq'].includes(String(condition ?? '')) ? '=' : String(condition);
	if (name === '' || !operators.includes(operator)) {
		throw new ChakraError(
			name === '' ? 'A condition has no name' : `"${operator}" is no condition of ChakraHQ`,
			{ remedy: 'Give the short ID of an attribute, a condition from the list and a value.' },
		);
	}
	hintIfUnknownName(item, name, attributes);
	const onDays = conditionOnDays(keyValue, operator, { name, attribute, procedure, zone });
	if (onDays !== undefined) {
		if (operator === '!=' && attribute) item.run.hint(emptyDatesLeftOut(name));
		return onDays;
	}
	if (name === 'createdAt' && operator === '=') item.run.hint(ONE_MOMENT);
	// An expression that found nothing gives no value, or such a word.
	const isLost = typeof keyValue === 'string' && isMissingValue(keyValue);
	const value = isLost ? undefined : comparedValue(keyValue, { name, attribute, procedure, zone });
	// Without its value a condition would not go out, and all processes would come back.
	const values: unknown[] = [value].flat();
	const isLostInside = values.includes(null) || unserializableOrUndefined(value) !== undefined;
	if (values.length === 0 || isLostInside) throw noValue(`The condition on ${name}`);
	const compared = operator === '=' && isPlain(value) ? value : { [operator]: value };
	return { [name]: compared } as IDataObject;
}

const ONE_MOMENT =
	'createdAt is compared with one moment, so "Is" with a time of day finds hardly anything. For a whole day, give the date alone, such as 2026-03-05 or {{ $today.toISODate() }}.';

const emptyDatesLeftOut = (name: string) =>
	`${name} is compared with the times before and after the day, so processes without ${name} may be left out.`;

/** A mistyped name may well make ChakraHQ leave the condition out, and give all processes. */
function hintIfUnknownName(item: Item, name: string, attributes: Known['attributes']): void {
	if (!rootFields.includes(name)) hintIfUnknown(item, name, attributes);
}

/** What the list takes without an operator. Any other value, such as true, goes with one. */
const isPlain = (value: unknown): boolean =>
	['string', 'number'].includes(typeof value) || Array.isArray(value) || isDateObject(value);

function readWhere(item: Item, attributes: Known['attributes']): IDataObject[] {
	const given = item.value(whereJsonField.name, '');
	// An expression that found nothing.
	if (given === undefined || given === null) throw noValue(whereJsonField.displayName);
	const value = readOptionalJsonObject(given, whereJsonField);
	if (unserializableOrUndefined(value) !== undefined)
		throw noValue('A condition in Conditions as JSON');
	for (const name of namesIn(value)) hintIfUnknownName(item, name, attributes);
	return Object.keys(value).length > 0 ? [value as IDataObject] : [];
}

/** The names of conditions, also of those in `and` and `or`. */
const namesIn = (where: object): string[] =>
	Object.entries(where).flatMap(([name, value]) =>
		['and', 'or'].includes(name) && Array.isArray(value)
			? objectsIn(value).flatMap(namesIn)
			: [name],
	);

const noValue = (condition: string) =>
	new ChakraError(`${condition} has no value`, {
		remedy: 'Give its value, or take the condition out. Without conditions, all processes are got.',
	});
