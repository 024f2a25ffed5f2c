import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { readConfiguration } from '../../account/configuration';
import {
	entriesOf,
	isKept,
	nameOf,
	nameWithShortId,
	shortIdOf,
} from '../../account/configurationEntries';
import { editorRetryOptions, requestInEditor } from '../../parameters/editorRequest';
import { idLocator } from '../../parameters/idLocator';
import { searchResults } from '../../parameters/listSearch';

export const stateTaskField = idLocator({
	field: {
		displayName: 'Kind of Task',
		name: 'stateTask',
		description: 'Which of the tasks of its state to create on the process',
	},
	search: { method: 'searchStateTasks', placeholder: 'Select a kind of task...' },
	byId: { placeholder: 'e.g. call', hint: 'The short ID of the state task' },
});

/** The kinds of task that the team's configuration tells. */
export async function searchStateTasks(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await requestInEditor(this, async (api) => {
		const { stateTasks } = await readConfiguration(api, editorRetryOptions);
		const entries = entriesOf(stateTasks)
			.filter(isKept)
			.map((entry) => {
				const shortId = shortIdOf(entry);
				const name = nameWithShortId({ name: nameOf(entry, shortId), shortId });
				return { name, value: shortId };
			})
			.filter(({ value }) => value !== '');
		return searchResults(entries, filter, {
			happened: "Your team's configuration names no kind of task",
			remedy: 'Choose By ID and give the short ID of the state task.',
		});
	});
}
