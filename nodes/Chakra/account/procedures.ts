import { isObject } from '../json/isObject';
import { firstText, members } from '../json/narrow';
import { readAttribute, type Attribute } from './attributes';
import { comparableName } from './comparableName';
import type { Configuration } from './configuration';
import {
	entriesOf,
	inCamelCase,
	isGeneratedId,
	isKept,
	nameOf,
	shortIdOf,
} from './configurationEntries';

/** A procedure: a type of process, such as a lead or a ticket. */
export interface Procedure {
	/** UUID. */
	id: string;
	/** Its name in paths. */
	shortId: string;
	name: string;
	states: State[];
	/** Empty where the configuration does not list them. */
	attributes: Attribute[];
	/** The short ID of the unique attribute; empty where the configuration does not name it. */
	primaryKey: string;
}

interface State {
	id: string;
	shortId: string;
	name: string;
}

/** A configuration may be large and every item needs its procedures, so they are read once. */
const proceduresByConfiguration = new WeakMap<Configuration, Procedure[]>();

/**
 * The procedures of a configuration. Their members are not documented, so all likely names are tried. An entry without
 * a short ID is left out.
 */
export function proceduresIn(configuration: Configuration): Procedure[] {
	const procedures = proceduresByConfiguration.get(configuration) ?? readProcedures(configuration);
	proceduresByConfiguration.set(configuration, procedures);
	return procedures;
}

function readProcedures(configuration: Configuration): Procedure[] {
	const attributes = collection(configuration.attributes);
	const types = entriesOf(configuration.attributeTypes);
	const states = collection(configuration.states);
	return entriesOf(configuration.procedures)
		.filter(isKept)
		.flatMap((entry) => {
			const id = firstText(entry, 'id', 'uuid', '_id');
			const shortId = shortIdOf(entry);
			if (shortId === '') return [];
			const procedure = { ...entry, id, shortId };
			const own = membersOf(procedure, 'attribute', attributes);
			const read = own.map((attribute) => readAttribute(attribute, types));
			return [
				{
					id,
					shortId,
					name: nameOf(entry, shortId),
					states: membersOf(procedure, 'state', states).map(readState),
					attributes: firstOfEach(read),
					primaryKey: primaryKeyOf(entry, own, attributes),
				},
			];
		});
}

/** The procedure with this short ID or UUID. */
export function procedureIn(configuration: Configuration, named: string): Procedure | undefined {
	return proceduresIn(configuration).find(
		({ id, shortId }) => shortId === named || (id !== '' && id === named),
	);
}

/**
 * The short ID of the state with this name, however it is written, or with this ID: ChakraHQ's data model has the ID in
 * a process, and its calls take the short ID. Any other text is left as it is.
 */
export function stateNamed(given: string, { states }: Pick<Procedure, 'states'>): string {
	const wanted = comparableName(given);
	const alike = states.filter((one) =>
		[one.shortId, one.name, one.id].some((name) => comparableName(name) === wanted),
	);
	const exact = states.find(({ shortId }) => shortId === given);
	const [state, ...others] = exact ? [exact] : alike;
	return state && others.length === 0 ? state.shortId : given;
}

/** An attribute that is listed twice would be two fields of the form. */
function firstOfEach(attributes: Attribute[]): Attribute[] {
	const byShortId = new Map<string, Attribute>();
	for (const one of attributes) {
		if (one.shortId !== '' && !byShortId.has(one.shortId)) byShortId.set(one.shortId, one);
	}
	return [...byShortId.values()];
}

function readState(entry: Record<string, unknown>): State {
	const shortId = shortIdOf(entry) || firstText(entry, 'id');
	return {
		id: firstText(entry, 'id', 'uuid') || shortId,
		shortId,
		name: nameOf(entry, shortId),
	};
}

/**
 * The attributes or states of a procedure. Either the procedure lists them, as objects, as references or by ID, or the
 * collection holds them by procedure, or they name the procedure.
 */
function membersOf(
	procedure: Record<string, unknown> & { id: string; shortId: string },
	what: 'attribute' | 'state',
	{ all, byName, stated }: Collection,
): Array<Record<string, unknown>> {
	const { id, shortId } = procedure;
	const byProcedure = members(stated);
	const list = [
		procedure[`${what}s`],
		procedure[`${what}Ids`],
		byProcedure[id],
		byProcedure[shortId],
	]
		.map((one) => (Array.isArray(one) ? one : entriesOf(one)))
		.find(({ length }) => length > 0);
	if (list) return list.map((one) => referred(one, what, byName)).filter(isKept);
	return all.filter(isKept).filter((entry) => {
		const { procedure: owner, procedureId } = entry;
		const ownerId = isObject(owner) ? firstText(owner, 'id', 'shortId') : owner;
		return [ownerId, procedureId].some(
			(one) => one !== undefined && (one === id || one === shortId),
		);
	});
}

/** An entry of a procedure's list, with what the collection tells of it: `{ attribute: ID, isRequired }`, or an ID. */
function referred(
	one: unknown,
	what: 'attribute' | 'state',
	byName: Collection['byName'],
): Record<string, unknown> {
	if (!isObject(one)) return byName.get(one) ?? { shortId: one };
	const entry = inCamelCase(one);
	const inner = entry[what] ?? entry[`${what}Id`] ?? entry.id;
	return { ...(isObject(inner) ? inCamelCase(inner) : byName.get(inner)), ...entry };
}

/** The entries of a collection, also by their IDs and short IDs. */
interface Collection {
	stated: unknown;
	all: Array<Record<string, unknown>>;
	byName: Map<unknown, Record<string, unknown>>;
}

function collection(stated: unknown): Collection {
	const all = entriesOf(stated);
	const byName = new Map<unknown, Record<string, unknown>>();
	for (const entry of all) {
		for (const name of [entry.id, shortIdOf(entry)]) {
			if (name !== undefined && name !== '' && !byName.has(name)) byName.set(name, entry);
		}
	}
	return { stated, all, byName };
}

function primaryKeyOf(
	entry: Record<string, unknown>,
	attributes: Array<Record<string, unknown>>,
	{ byName }: Collection,
): string {
	const [stated] = [entry.primaryKey].flat();
	const named = isObject(stated)
		? firstText(inCamelCase(stated), 'shortId', 'id')
		: firstText({ ...entry, stated }, 'stated', ...primaryKeyNames);
	const isPrimaryKey = (one: Record<string, unknown>) =>
		named === ''
			? one.isPrimaryKey === true || one.primaryKey === true
			: one.id === named || shortIdOf(one) === named;
	const attribute = attributes.find(isPrimaryKey) ?? byName.get(named);
	if (attribute) return shortIdOf(attribute);
	return isGeneratedId(named) ? '' : named;
}

/** Likely names of the member for the primary key. None is documented. */
const primaryKeyNames = [
	'primaryKeyShortId',
	'primaryKeyAttribute',
	'primaryKeyId',
	'primaryKeyAttributeId',
	'primaryKeyAttributeShortId',
];
