import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { listSenders } from '../account/senders';
import { editorRetryOptions, found, inEditor } from './listing';

/** The team's numbers, as `+1 555 010 0001 (Example Ltd)`. */
export async function searchSenders(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await inEditor(this, async (api) => {
		const senders = await listSenders(api, editorRetryOptions);
		const entries = senders.map(({ id, displayPhoneNumber, verifiedName }) => ({
			name: [displayPhoneNumber || id, verifiedName && `(${verifiedName})`]
				.filter(Boolean)
				.join(' '),
			value: id,
		}));
		return found(entries, filter);
	});
}
