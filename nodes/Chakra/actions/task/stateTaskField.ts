import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { entriesOf, isKept, readConfiguration, shortIdOf } from '../../account/configuration';
import { firstText } from '../../json/narrow';
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
			.flatMap((entry) => {
				const value = shortIdOf(entry);
				const name = firstText(entry, 'name', 'displayName', 'title') || value;
				return value === '' ? [] : [{ name: name === value ? name : `${name} (${value})`, value }];
			});
		return searchResults(entries, filter, {
			happened: "Your team's configuration names no kind of task",
			remedy: 'Choose By ID and give the short ID of the state task.',
		});
	});
}
