import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { listUsers } from '../account/users';
import { editorRetryOptions, found, inEditor } from './listing';

/** The people of the team by ID, as `Jane Doe (janedoe)`. */
export async function searchUserIds(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await inEditor(this, async (api) => {
		const users = await listUsers(api, editorRetryOptions);
		const entries = users.map(({ id, name, username }) => ({
			name: `${name} (${username})`,
			value: id,
		}));
		return found(entries, filter);
	});
}
