import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { configurationIfReadable, firstText } from '../account/configuration';
import { procedureIn } from '../account/procedures';
import { isObject } from '../json/isObject';
import { apiPath } from '../transport/apiPath';
import { currentProcedure } from './currentProcedure';
import { editorRetryOptions, found, inEditor } from './listing';

const PAGE_SIZE = 100;

/**
 * The processes of the chosen procedure by ID, as `LEAD-1 · Ana (OPEN, NEW)`, page by page. The API has no search by
 * text, so what is typed is looked for in the page, and as the primary key in all of them.
 */
export async function searchProcesses(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const procedureId = currentProcedure(this);
	return await inEditor(this, async (api) => {
		const list = async (body: object) =>
			await api.send({
				method: 'POST',
				path: apiPath`/v1/ext/procedure/${procedureId}/process/list`,
				body,
				idempotent: true,
				...editorRetryOptions,
			});
		const configuration = await configurationIfReadable(api, editorRetryOptions);
		const { primaryKey = '' } = procedureIn(configuration, procedureId) ?? {};
		const skip = Number(paginationToken ?? 0);
		const { data, meta } = await list({ skip, limit: PAGE_SIZE });
		const page = Array.isArray(data) ? data.filter(isObject) : [];
		const { results } = found(page.map(entryBy(primaryKey)), filter);
		if (filter?.trim() && primaryKey && results.length === 0 && skip === 0) {
			const exact = await list({ where: { [primaryKey]: filter.trim() }, skip: 0, limit: 1 });
			const processes = Array.isArray(exact.data) ? exact.data.filter(isObject) : [];
			results.push(...processes.map(entryBy(primaryKey)));
		}
		const hasMore = isObject(meta) && meta.hasMore === true && page.length > 0;
		return { results, ...(hasMore && { paginationToken: String(skip + page.length) }) };
	});
}

const entryBy = (primaryKey: string) => (process: Record<string, unknown>) => {
	const data = isObject(process.data) ? process.data : {};
	const id = firstText(process, 'id');
	const key = primaryKey === '' ? '' : firstText(data, primaryKey);
	const named = [key || id, firstText(data, 'name', 'title', 'phone_number')].filter(Boolean);
	const stands = [firstText(process, 'status'), firstText(process, 'state')].filter(Boolean);
	return {
		name: `${named.join(' · ')}${stands.length > 0 ? ` (${stands.join(', ')})` : ''}`,
		value: id,
	};
};
