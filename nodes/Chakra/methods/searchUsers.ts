import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { listUsers } from '../account/users';
import { editorRetryOptions, found, inEditor } from './listing';

/** The people of the team by username, which is what work is assigned to, as `Jane Doe (janedoe)`. */
export async function searchUsers(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await inEditor(this, async (api) => {
		const users = await listUsers(api, editorRetryOptions);
		const entries = users
			.filter(({ username }) => username !== '')
			.map(({ name, username }) => ({ name: `${name} (${username})`, value: username }));
		return found(entries, filter);
	});
}
