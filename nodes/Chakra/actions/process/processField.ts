import type { INodeProperties, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { Attribute } from '../../account/attributes';
import { configurationIfReadable } from '../../account/configuration';
import { procedureIn, type Procedure } from '../../account/procedures';
import { isObject } from '../../json/isObject';
import { firstText, members, objectsIn } from '../../json/narrow';
import { editorRetryOptions, requestInEditor } from '../../parameters/editorRequest';
import { idLocator } from '../../parameters/idLocator';
import { searchResults } from '../../parameters/listSearch';
import { uuidIn } from '../../parameters/uuid';
import type { ApiClient } from '../../transport/apiClient';
import { apiPath } from '../../transport/apiPath';
import type { ApiResult } from '../../transport/apiResponse';
import { ChakraError } from '../../transport/chakraError';
import type { Item } from '../item';
import { isTool } from '../tool/toolCall';
import { attributeValue } from './attributeValue';
import {
	currentProcedure,
	knownProcedure,
	procedureExplanations,
	readProcedure,
} from './procedureField';

const listed = idLocator({
	field: { displayName: 'Process', name: 'process', description: 'Which process' },
	search: { method: 'searchProcesses', placeholder: 'Select a process...' },
	byId: {
		placeholder: 'e.g. 00000000-0000-4000-8000-000000000001',
		hint: 'The ID that ChakraHQ gave the process',
	},
});

export const processField: INodeProperties = {
	...listed,
	modes: [
		...(listed.modes ?? []),
		{
			displayName: 'By Primary Key',
			name: 'primaryKey',
			type: 'string',
			placeholder: 'e.g. LEAD-004038',
			hint: "The value of the procedure's primary key, such as the lead ID",
		},
	],
};

export const primaryKeyAttributeField: INodeProperties = {
	displayName: 'Primary Key Attribute',
	name: 'primaryKeyAttribute',
	type: 'string',
	default: '',
	placeholder: 'e.g. lead_id',
	description:
		"Short ID of the attribute that is the procedure's primary key. Only needed where the team's configuration does not tell it.",
};

/** Identifies a process: by its ID, or by a unique attribute and its value. */
export type ProcessKey = { id: string } | { attribute: string; value: string };

/**
 * Reads the chosen process. Without a mode, a UUID is an ID and anything else is a primary key. The same holds if a
 * model gives it: the editor's button for that sets By ID, but a model knows the key that people use.
 * @throws ChakraError where none is chosen, an ID is not a UUID, or the primary key's attribute is unknown
 */
export async function readProcess(item: Item): Promise<ProcessKey> {
	const value = item.text(processField, {
		remedy: 'Choose a process from the list, or give its ID or its primary key.',
	});
	const mode = item.locatorMode('process');
	const id = uuidIn(value);
	const isEither = mode === undefined || isTool(item.context);
	const isKey = mode === 'primaryKey' || (isEither && id === undefined);
	if (isKey) return { attribute: await primaryKeyAttribute(item), value };
	if (id !== undefined) return { id };
	throw new ChakraError(`Process "${value.slice(0, 100)}" is not an ID`, {
		remedy:
			'An ID has five groups of letters and digits. If this is the primary key, such as LEAD-004038, choose By Primary Key.',
	});
}

/**
 * The short ID of the primary key's attribute: from the Options, else from the configuration; undefined where unknown.
 * @throws ChakraError where the option is no text
 */
export async function knownPrimaryKey(item: Item): Promise<string | undefined> {
	const given = item.option(primaryKeyAttributeField);
	return given ?? ((await knownProcedure(item))?.primaryKey || undefined);
}

/** @throws ChakraError where it is unknown */
export async function primaryKeyAttribute(item: Item): Promise<string> {
	const attribute = await knownPrimaryKey(item);
	if (attribute) return attribute;
	throw new ChakraError(`The primary key of the procedure ${readProcedure(item)} is not known`, {
		remedy:
			"The team's configuration does not tell it. Under Options, add Primary Key Attribute and give its short ID.",
	});
}

const PAGE_SIZE = 100;

/**
 * The list search of Process: the processes of the chosen procedure, shown as `LEAD-1 · Ana (OPEN, NEW)`, page by
 * page. The API has no text search. So the typed text is searched in the page, and looked up as a primary key among
 * all processes.
 */
export async function searchProcesses(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await requestInEditor(this, async (api) => {
		const procedureId = currentProcedure(this);
		const configuration = await configurationIfReadable(api, editorRetryOptions);
		const procedure = procedureIn(configuration, procedureId);
		const toEntry = entryBy(procedure?.primaryKey ?? '');
		const skip = Number(paginationToken ?? 0);
		const { data, meta } = await listProcesses(api, procedureId, { skip, limit: PAGE_SIZE });
		const page = objectsIn(data);
		const empty = {
			happened: `The procedure ${procedureId} has no process yet`,
			remedy: 'Make one with Process > Create, or choose another procedure.',
		};
		const isFirstPage = skip === 0;
		const { results } = searchResults(page.map(toEntry), filter, isFirstPage ? empty : undefined);
		const where = typedCondition(filter, procedure);
		if (isFirstPage && results.length === 0 && where) {
			const exact = await listProcesses(api, procedureId, { where, skip: 0, limit: 1 });
			results.push(...objectsIn(exact.data).map(toEntry));
		}
		const hasMore = isObject(meta) && meta.hasMore === true && page.length > 0;
		return { results, ...(hasMore && { paginationToken: String(skip + page.length) }) };
	});
}

async function listProcesses(api: ApiClient, procedure: string, body: object): Promise<ApiResult> {
	return await api.send({
		method: 'POST',
		path: apiPath`/v1/ext/procedure/${procedure}/process/list`,
		body,
		idempotent: true,
		explanations: () => procedureExplanations(procedure),
		...editorRetryOptions,
	});
}

/** The condition for a typed primary key; undefined where the text cannot be one, or its attribute is unknown. */
function typedCondition(typed = '', procedure?: Procedure): object | undefined {
	const { primaryKey = '', attributes = [] } = procedure ?? {};
	if (typed.trim() === '' || primaryKey === '') return undefined;
	const attribute = attributes.find(({ shortId }) => shortId === primaryKey);
	const value = keyTyped(typed.trim(), attribute);
	return value === undefined ? undefined : { [primaryKey]: value };
}

/** A typed text in the type of the primary key; undefined where it cannot be one. */
function keyTyped(text: string, key: Attribute | undefined): unknown {
	try {
		return key ? attributeValue(text, key, 'utc') : text;
	} catch {
		return undefined;
	}
}

const entryBy = (primaryKey: string) => (process: Record<string, unknown>) => {
	const data = members(process.data);
	const id = firstText(process, 'id');
	const key = primaryKey === '' ? '' : firstText(data, primaryKey);
	const named = [key || id, firstText(data, 'name', 'title', 'phone_number')].filter(Boolean);
	const stands = [firstText(process, 'status'), firstText(process, 'state')].filter(Boolean);
	return {
		name: `${named.join(' · ')}${stands.length > 0 ? ` (${stands.join(', ')})` : ''}`,
		value: id,
	};
};
