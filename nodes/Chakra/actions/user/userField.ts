import type { INodeProperties, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { listUsers } from '../../account/users';
import { readChoice } from '../../parameters/choice';
import { editorRetryOptions, requestInEditor } from '../../parameters/editorRequest';
import { idLocator } from '../../parameters/idLocator';
import { searchResults } from '../../parameters/listSearch';
import { idIn } from '../../parameters/uuid';
import type { Explanations } from '../../transport/explain';
import type { Item } from '../item';

export const userField = idLocator({
	field: {
		displayName: 'User',
		name: 'userId',
		description: 'The member of your ChakraHQ team',
	},
	search: { method: 'searchUserIds', placeholder: 'Select a user...' },
	byId: {
		placeholder: 'e.g. 00000000-0000-4000-8000-000000000010',
		hint: "ChakraHQ's ID of the user, as User > Get Many gives it; not the username",
	},
});

/** @throws ChakraError where none is given */
export const readUserId = (item: Item): string => idIn(item.text(userField));

/** Where the ID is no UUID, such as a username, the call as a whole is refused. */
export const noSuchUser = (id: string): Explanations => {
	const explanation = {
		happened: `ChakraHQ has no user with the ID ${id}`,
		remedy:
			'Choose the user from the list, or take the ID from User > Get Many: a username does not work here.',
	};
	return { 400: explanation, 404: explanation };
};

export const versionField: INodeProperties = {
	displayName: 'API Version',
	name: 'apiVersion',
	type: 'options',
	default: 'v2',
	description:
		"Which form of a user to get. V2 gives names where V1 gives IDs, for example for role and team. V2's members are not documented.",
	options: [
		{ name: 'V1 (IDs)', value: 'v1' },
		{ name: 'V2 (Readable Values)', value: 'v2' },
	],
};

/** @throws ChakraError where it is neither */
export const versionOf = ({ options }: Item): string =>
	readChoice(options.apiVersion ?? versionField.default, versionField);

/** The list search of User: the members of the team by ID, shown as `Jane Doe (janedoe)`. */
export async function searchUserIds(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await requestInEditor(this, async (api) => {
		const users = await listUsers(api, editorRetryOptions);
		const entries = users.map(({ id, name, username }) => ({
			name: `${name} (${username})`,
			value: id,
		}));
		return searchResults(entries, filter, {
			happened: 'ChakraHQ lists no user for this access token',
			remedy: "Choose By ID and give ChakraHQ's ID of the user.",
		});
	});
}
