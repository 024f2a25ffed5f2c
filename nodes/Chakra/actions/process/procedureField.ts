import { procedureIn, proceduresIn, type Procedure } from '../../account/procedures';
import { configurationIfReadable, readConfiguration } from '../../account/configuration';
import { idLocator } from '../../parameters/idLocator';
import type { Item } from '../item';
import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { ApiClient } from '../../transport/apiClient';
import { ChakraError } from '../../transport/chakraError';
import { editorRetryOptions, requestInEditor, searchResults } from '../../parameters/listSearch';

/** Which kind of process; it stands in every path. */
export const procedureField = idLocator({
	field: {
		displayName: 'Procedure',
		name: 'procedure',
		description: 'Which kind of process, such as leads or tickets',
	},
	search: { method: 'searchProcedures', placeholder: 'Select a procedure...' },
	byId: {
		placeholder: 'e.g. lead',
		hint: 'The short ID, in ChakraHQ under Admin > Procedures',
	},
});

/** A lead is a process of the procedure `lead`, so there is nothing to choose. @throws ChakraError where none is chosen */
export function readProcedure(item: Item): string {
	if (item.value('resource') === 'lead') return 'lead';
	return item.text(procedureField, {
		remedy: 'Choose a procedure from the list, or give its short ID, for example lead.',
	});
}

/** What the configuration tells about it; undefined where it cannot be read. */
export async function knownProcedure(
	item: Item,
	procedure = readProcedure(item),
): Promise<Procedure | undefined> {
	return procedureIn(await configurationIfReadable(item.run.api, item.retryOptions), procedure);
}

/** The team's procedures, as `Lead (lead)`. */
export async function searchProcedures(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await requestInEditor(this, async (api) => {
		const procedures = proceduresIn(await readConfiguration(api, editorRetryOptions));
		const entries = procedures.map(({ name, shortId }) => ({
			name: `${name} (${shortId})`,
			value: shortId,
		}));
		return searchResults(entries, filter);
	});
}

/** The short ID of the procedure chosen in the editor; a lead has no such choice. @throws ChakraError where none is */
export function currentProcedure(context: ILoadOptionsFunctions): string {
	if (context.getCurrentNodeParameter('resource') === 'lead') return 'lead';
	const given = context.getCurrentNodeParameter('procedure', { extractValue: true });
	if (typeof given === 'string' && given.trim() !== '') return given.trim();
	throw new ChakraError('Choose a procedure first', {
		remedy: 'The list shows what belongs to that procedure.',
	});
}

/** What the configuration tells of it. @throws ChakraError where it cannot be read */
export async function currentProcedureIn(
	context: ILoadOptionsFunctions,
	api: ApiClient,
): Promise<Procedure | undefined> {
	const configuration = await readConfiguration(api, editorRetryOptions);
	return procedureIn(configuration, currentProcedure(context));
}
