import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { editorRetryOptions, requestInEditor } from '../../parameters/editorRequest';
import { idLocator } from '../../parameters/idLocator';
import { searchResults } from '../../parameters/listSearch';
import { apiPath } from '../../transport/apiPath';
import { toOutputs } from '../toOutput';
import { searched } from './chatFilters';
import { simplifiedChat } from './simplifiedChat';

export const chatField = idLocator({
	field: {
		displayName: 'Chat',
		name: 'chat',
		description: 'The WhatsApp chat whose messages to get',
	},
	search: {
		method: 'searchChats',
		placeholder: 'Select a chat...',
		hint: 'The chats that were updated last; type a name or number to search',
	},
	byId: {
		placeholder: 'e.g. 00000000-0000-4000-8000-000000000c00',
		hint: "ChakraHQ's ID of the chat, as Chat > Get Many gives it",
	},
});

/** The list search of Chat: the chats that were updated last, shown as `Ana (15550100001)`. */
export async function searchChats(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await requestInEditor(this, async (api) => {
		const { data } = await api.send({
			method: 'POST',
			path: apiPath`/v1/ext/chat`,
			body: {
				limit: 100,
				page: 1,
				orderField: 'updatedAt',
				orderDirection: 'desc',
				search: searched(filter?.trim()),
			},
			idempotent: true,
			...editorRetryOptions,
		});
		const entries = toOutputs(data)
			.map(simplifiedChat)
			.map(({ id, contactName, phoneNumber }) => ({
				name:
					[contactName, phoneNumber && `(${String(phoneNumber)})`].filter(Boolean).join(' ') ||
					String(id),
				value: String(id),
			}));
		// ChakraHQ has searched, so nothing found is no reason.
		return searchResults(
			entries,
			filter,
			filter
				? undefined
				: {
						happened: 'ChakraHQ has no WhatsApp chat yet',
						remedy: 'A chat begins with the first message that somebody writes or gets.',
					},
		);
	});
}
