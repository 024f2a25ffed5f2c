import type { ILoadOptionsFunctions, INodeListSearchResult, INodeProperties } from 'n8n-workflow';
import { configurationUnlessRefused, readConfiguration } from '../../account/configuration';
import { nameWithShortId } from '../../account/configurationEntries';
import { procedureIn, proceduresIn, type Procedure } from '../../account/procedures';
import {
	chosenInEditor,
	editorRetryOptions,
	nothingChosen,
	requestInEditor,
} from '../../parameters/editorRequest';
import { idLocator } from '../../parameters/idLocator';
import { searchResults } from '../../parameters/listSearch';
import type { ApiClient } from '../../transport/apiClient';
import type { Explanations } from '../../transport/explain';
import type { Item } from '../item';

/** The procedure of the processes. It is part of every path. */
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

/** The parameter's name in Template Message > Send for Process, which is a promise to saved workflows. */
export const CONTACT_PROCEDURE = 'procedureShortId';

/** The procedure of a new or changed process. The fields for its attributes are only shown once it is chosen. */
export const procedureFields: INodeProperties[] = [
	procedureField,
	{
		displayName: 'Choose a procedure: its fields and states then appear here.',
		name: 'noProcedureNotice',
		type: 'notice',
		default: '',
		// Not `show`: n8n would also show it where the procedure is an expression.
		displayOptions: { hide: { procedure: [{ _cnd: { exists: true } }] } },
	},
];

/**
 * The short ID of the procedure. A lead is always a process of the procedure `lead`.
 * @throws ChakraError where none is chosen
 */
export function readProcedure(item: Item, field = procedureField): string {
	if (item.value('resource') === 'lead') return 'lead';
	return item.text(field, {
		remedy: 'Choose a procedure from the list, or give its short ID, for example lead.',
	});
}

/**
 * The procedure in the configuration; undefined where ChakraHQ does not tell it.
 * @throws ChakraError where the configuration could not be read for now
 */
export async function knownProcedure(item: Item): Promise<Procedure | undefined> {
	const configuration = await configurationUnlessRefused(item.run.api, item.retryOptions);
	return procedureIn(configuration, readProcedure(item));
}

export const procedureExplanations = (procedure: string): Explanations => ({
	404: {
		happened: `ChakraHQ has no procedure ${procedure}`,
		remedy: 'Choose it from the list, or copy its short ID from Admin > Procedures in ChakraHQ.',
	},
	403: {
		happened: 'This access token is not allowed to do this',
		remedy:
			'In ChakraHQ, open Admin > API Keys and give the key an access role that includes this procedure, or use another key.',
	},
});

/** The list search of Procedure: the team's procedures, shown as `Lead (lead)`. */
export async function searchProcedures(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await requestInEditor(this, async (api) => {
		const procedures = proceduresIn(await readConfiguration(api, editorRetryOptions));
		const entries = procedures.map((procedure) => ({
			name: nameWithShortId(procedure),
			value: procedure.shortId,
		}));
		return searchResults(entries, filter, {
			happened: "Your team's configuration names no procedure",
			remedy:
				'Choose By ID and give the short ID of the procedure, as ChakraHQ shows it under Admin > Procedures.',
		});
	});
}

/**
 * The short ID of the procedure chosen in the editor; `lead` for leads.
 * @throws ChakraError where none is chosen
 */
export function currentProcedure(context: ILoadOptionsFunctions): string {
	const resource = context.getCurrentNodeParameter('resource');
	if (resource === 'lead') return 'lead';
	const name = resource === 'templateMessage' ? CONTACT_PROCEDURE : procedureField.name;
	const procedure = chosenInEditor(context, name);
	if (procedure !== undefined) return procedure;
	throw nothingChosen(
		context,
		{ ...procedureField, name },
		{
			happened: 'Choose a procedure first',
			remedy: 'The list shows what belongs to that procedure.',
		},
	);
}

/**
 * The procedure chosen in the editor, in the configuration.
 * @throws ChakraError where it cannot be read
 */
export async function currentProcedureIn(
	context: ILoadOptionsFunctions,
	api: ApiClient,
): Promise<Procedure | undefined> {
	const configuration = await readConfiguration(api, editorRetryOptions);
	return procedureIn(configuration, currentProcedure(context));
}
