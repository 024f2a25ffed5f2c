import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { listUsers } from '../../account/users';
import { editorRetryOptions, requestInEditor } from '../../parameters/editorRequest';
import { idLocator } from '../../parameters/idLocator';
import { searchResults } from '../../parameters/listSearch';

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
