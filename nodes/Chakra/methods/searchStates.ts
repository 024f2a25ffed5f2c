import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { currentProcedureIn } from './currentProcedure';
import { found, inEditor } from './listing';

/** The states of the chosen procedure, as `In progress (IN_PROGRESS)`. */
export async function searchStates(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await inEditor(this, async (api) => {
		const states = (await currentProcedureIn(this, api))?.states ?? [];
		const entries = states.map(({ name, shortId }) => ({
			name: name === shortId ? name : `${name} (${shortId})`,
			value: shortId,
		}));
		return found(entries, filter);
	});
}
