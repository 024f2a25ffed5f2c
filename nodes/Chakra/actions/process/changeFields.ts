import type {
	IDataObject,
	INodeProperties,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	ResourceMapperTypeOptions,
} from 'n8n-workflow';
import { nameWithShortId } from '../../account/configurationEntries';
import { stateNamed } from '../../account/procedures';
import { listUsers } from '../../account/users';
import { readChoice } from '../../parameters/choice';
import { editorRetryOptions, requestInEditor } from '../../parameters/editorRequest';
import { idLocator } from '../../parameters/idLocator';
import { searchResults } from '../../parameters/listSearch';
import { readOptionalPointInTime } from '../../parameters/pointInTime';
import { ChakraError } from '../../transport/chakraError';
import type { Item } from '../item';
import { within, type PreparedBody } from '../preparedBody';
import { columnsField, dataJsonField } from './attributeFields';
import { photoFieldsField, readPhotos } from './photoFields';
import { currentProcedure, currentProcedureIn, knownProcedure } from './procedureField';
import { knownPrimaryKey } from './processField';
import {
	expectAttributes,
	knownAttributes,
	readAttributes,
	withoutBlanksOfModel,
} from './readAttributes';
import { readRecord } from './recordField';

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

/**
 * Shown once a procedure is chosen, because they depend on it. Before that, n8n would say in red that there are no
 * attributes. Leads have no such choice.
 */
const ofProcedure = (field: INodeProperties): INodeProperties => ({
	...field,
	displayOptions: { hide: { procedure: [''] } },
});

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

/** An AI agent, or an expression, may give the name that Simplify shows. */
async function readState(item: Item): Promise<string | undefined> {
	const given = item.optionalText(stateField);
	const procedure = given === undefined ? undefined : await knownProcedure(item);
	return given !== undefined && procedure ? stateNamed(given, procedure) : given;
}

/** @throws ChakraError where it is not one of the three statuses */
export function readStatus(item: Item): string | undefined {
	const status = item.optionalText(statusField);
	return status === undefined ? undefined : knownStatus(status);
}

/** @throws ChakraError where it is not one of the three statuses */
export const knownStatus = (given: string): string =>
	readChoice(given, { ...statusField, options: statuses.filter(({ value }) => value !== '') });

/** The list search of State: the states of the chosen procedure, shown as `In progress (IN_PROGRESS)`. */
export async function searchStates(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await requestInEditor(this, async (api) => {
		const procedure = await currentProcedureIn(this, api);
		const states = procedure?.states ?? [];
		const entries = states.map((state) => ({
			name: nameWithShortId(state),
			value: state.shortId,
		}));
		return searchResults(entries, filter, {
			happened: `Your team's configuration names no state of the procedure ${procedure?.name ?? currentProcedure(this)}`,
			remedy: 'Choose By ID and give the short ID of the state, or leave it empty.',
		});
	});
}

/**
 * The list search of Assigned To: the members of the team by username, shown as `Jane Doe (janedoe)`. Work is assigned
 * by username.
 */
export async function searchUsers(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await requestInEditor(this, async (api) => {
		const users = await listUsers(api, editorRetryOptions);
		const entries = users
			.filter(({ username }) => username !== '')
			.map(({ name, username }) => ({ name: `${name} (${username})`, value: username }));
		return searchResults(entries, filter, {
			happened: 'ChakraHQ lists no user for this access token',
			remedy: 'Choose By ID and give the username, or leave it empty.',
		});
	});
}
