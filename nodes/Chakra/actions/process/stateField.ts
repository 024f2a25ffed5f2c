import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { nameWithShortId } from '../../account/configurationEntries';
import { stateNamed } from '../../account/procedures';
import { requestInEditor } from '../../parameters/editorRequest';
import { idLocator } from '../../parameters/idLocator';
import { searchResults } from '../../parameters/listSearch';
import { ChakraError } from '../../transport/chakraError';
import type { Item } from '../item';
import { currentProcedure, currentProcedureIn, knownProcedure } from './procedureField';

export const stateField = idLocator({
	field: {
		displayName: 'State',
		name: 'state',
		required: false,
		description: "Which of the procedure's states the process is in",
	},
	search: { method: 'searchStates', placeholder: 'Select a state...' },
	byId: { placeholder: 'e.g. IN_PROGRESS', hint: 'The short ID of the state' },
});

/**
 * An AI agent, or an expression, may give the name that Simplify shows.
 * @throws ChakraError where the state was chosen from the list of another procedure, which the form keeps
 */
export async function readState(item: Item): Promise<string | undefined> {
	const given = item.optionalText(stateField);
	const procedure = given === undefined ? undefined : await knownProcedure(item);
	if (given === undefined || !procedure) return given;
	const state = stateNamed(given, procedure);
	const { name, states } = procedure;
	const isOther = states.length > 0 && !states.some(({ shortId }) => shortId === state);
	if (!isOther || item.locatorMode(stateField.name) !== 'list') return state;
	throw new ChakraError(`The procedure ${name} has no state ${given}`, {
		remedy: `The state was chosen for another procedure, or is gone. Choose it again, from ${states.map(nameWithShortId).join(', ')}.`,
	});
}

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
