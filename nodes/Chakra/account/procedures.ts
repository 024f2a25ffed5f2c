import { isObject } from '../json/isObject';
import { firstText } from '../json/narrow';
import { readAttribute, type Attribute } from './attributes';
import { comparableName } from './comparableName';
import { entriesOf, type Configuration } from './configuration';

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
	return entriesOf(configuration.procedures).flatMap((entry) => {
		const id = firstText(entry, 'id', 'uuid', '_id');
		const shortId = firstText(entry, 'shortId', 'short_id', 'shortID', 'slug', 'key');
		if (shortId === '') return [];
		const own = membersOf(entry.attributes, attributes, id, shortId);
		const read = own.map((attribute) => readAttribute(attribute, types));
		return [
			{
				id,
				shortId,
				name: firstText(entry, 'name', 'displayName', 'title') || shortId,
				states: membersOf(entry.states, states, id, shortId).map(readState),
				attributes: read.filter((attribute) => attribute.shortId !== ''),
				primaryKey: primaryKeyOf(entry, own),
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

/** The short ID of the state with this name, however it is written. Any other text is left as it is. */
export function stateNamed(given: string, { states }: Pick<Procedure, 'states'>): string {
	const wanted = comparableName(given);
	const alike = states.filter((one) =>
		[one.shortId, one.name].some((name) => comparableName(name) === wanted),
	);
	const exact = states.find(({ shortId }) => shortId === given);
	const [state, ...others] = exact ? [exact] : alike;
	return state && others.length === 0 ? state.shortId : given;
}

function readState(entry: Record<string, unknown>): State {
	const shortId = firstText(entry, 'shortId', 'short_id', 'key', 'id');
	return {
		id: firstText(entry, 'id', 'uuid') || shortId,
		shortId,
		name: firstText(entry, 'name', 'displayName', 'title') || shortId,
	};
}

/**
 * The attributes or states of a procedure. Either the procedure lists them, as objects, as references or by ID, or they
 * name the procedure.
 */
function membersOf(
	named: unknown,
	{ all, byName }: Collection,
	procedureId: string,
	procedureShortId: string,
): Array<Record<string, unknown>> {
	const list = Array.isArray(named) ? named : entriesOf(named);
	if (list.length > 0)
		return list.map((one) =>
			isObject(one) ? { ...byName.get(one.id), ...one } : (byName.get(one) ?? { shortId: one }),
		);
	return all.filter(({ procedure, procedureId: other }) => {
		const owner = isObject(procedure) ? firstText(procedure, 'id', 'shortId') : procedure;
		return [owner, other].some(
			(id) => id !== undefined && (id === procedureId || id === procedureShortId),
		);
	});
}

/** The entries of a collection, also by their IDs and short IDs. */
interface Collection {
	all: Array<Record<string, unknown>>;
	byName: Map<unknown, Record<string, unknown>>;
}

function collection(stated: unknown): Collection {
	const all = entriesOf(stated);
	const byName = new Map<unknown, Record<string, unknown>>();
	for (const entry of all) {
		for (const name of [entry.id, entry.shortId]) {
			if (name !== undefined && !byName.has(name)) byName.set(name, entry);
		}
	}
	return { all, byName };
}

function primaryKeyOf(
	entry: Record<string, unknown>,
	attributes: Array<Record<string, unknown>>,
): string {
	const { primaryKey } = entry;
	const named = isObject(primaryKey)
		? firstText(primaryKey, 'shortId', 'id')
		: firstText(entry, 'primaryKey', 'primaryKeyShortId', 'primaryKeyAttribute');
	const isPrimaryKey = (one: Record<string, unknown>) =>
		named === ''
			? one.isPrimaryKey === true || one.primaryKey === true
			: one.id === named || one.shortId === named;
	const attribute = attributes.find(isPrimaryKey);
	return attribute ? firstText(attribute, 'shortId', 'short_id', 'key') : named;
}
