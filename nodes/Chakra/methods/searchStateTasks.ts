import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { entriesOf, firstText, readConfiguration } from '../account/configuration';
import { editorRetryOptions, found, inEditor } from './listing';

/** The kinds of task that the team's configuration tells. */
export async function searchStateTasks(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await inEditor(this, async (api) => {
		const { stateTasks } = await readConfiguration(api, editorRetryOptions);
		const entries = entriesOf(stateTasks).flatMap((entry) => {
			const value = firstText(entry, 'shortId', 'short_id', 'key');
			const name = firstText(entry, 'name', 'displayName', 'title') || value;
			return value === '' ? [] : [{ name: name === value ? name : `${name} (${value})`, value }];
		});
		return found(entries, filter);
	});
}
