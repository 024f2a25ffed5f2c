import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { simplifiedChat } from '../actions/chat/simplifiedChat';
import { toOutputs } from '../actions/answerOutput';
import { apiPath } from '../transport/apiPath';
import { editorRetryOptions, found, inEditor } from './listing';

/** The chats that were updated last, as `Ana (15550100001)`. */
export async function searchChats(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await inEditor(this, async (api) => {
		const { data } = await api.send({
			method: 'POST',
			path: apiPath`/v1/ext/chat`,
			body: {
				limit: 100,
				page: 1,
				orderField: 'updatedAt',
				orderDirection: 'desc',
				search: filter,
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
		return found(entries, filter);
	});
}
