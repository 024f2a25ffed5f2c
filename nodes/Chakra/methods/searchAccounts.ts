import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { listSenders } from '../account/senders';
import { editorRetryOptions, found, inEditor } from './listing';

/** The accounts of the team's numbers, each once, as `Example Ltd (+1 555 010 0001)`. */
export async function searchAccounts(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await inEditor(this, async (api) => {
		const numbers = new Map<string, string[]>();
		for (const sender of await listSenders(api, editorRetryOptions)) {
			const { id, wabaId, displayPhoneNumber, verifiedName } = sender;
			if (wabaId === '') continue;
			const number = displayPhoneNumber || id;
			const shown = verifiedName ? `${verifiedName} (${number})` : number;
			numbers.set(wabaId, [...(numbers.get(wabaId) ?? []), shown]);
		}
		const entries = [...numbers].map(([value, shown]) => ({ name: shown.join(', '), value }));
		return found(entries, filter);
	});
}
