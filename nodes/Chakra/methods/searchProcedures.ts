import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { readConfiguration } from '../account/configuration';
import { proceduresIn } from '../account/procedures';
import { editorRetryOptions, found, inEditor } from './listing';

/** The team's procedures, as `Lead (lead)`. */
export async function searchProcedures(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await inEditor(this, async (api) => {
		const procedures = proceduresIn(await readConfiguration(api, editorRetryOptions));
		const entries = procedures.map(({ name, shortId }) => ({
			name: `${name} (${shortId})`,
			value: shortId,
		}));
		return found(entries, filter);
	});
}
