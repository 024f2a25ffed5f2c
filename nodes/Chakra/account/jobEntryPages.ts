import { isObject } from '../json/isObject';
import { apiPath } from '../transport/apiPath';
import type { NextPage, Paging } from '../transport/pages';
import { noSuchJob, type ReadRequest } from './jobs';

/** Source: https://apidocs.chakrahq.com/api-11531427 */
export const jobEntriesRequest = (id: string): ReadRequest => ({
	method: 'GET',
	path: apiPath`/v1/ext/background-job/${id}/entries`,
	idempotent: true,
	explanations: () => noSuchJob(id),
});

/**
 * The next page of a job's entries. `_meta` has its path under a member name that is not documented, so the path is
 * recognised by the job's own path in it, with /ext or without, as the API's pages write it, or by its name. Only its
 * query is used.
 */
const nextEntries: NextPage = ({ request, result: { meta }, size }) => {
	const path = 'path' in request && typeof request.path === 'string' ? request.path : '';
	const entriesOfJob = `${path.slice(path.indexOf('/background-job/'))}?`;
	const texts = namedTexts(meta);
	const links = texts.filter(([, text]) => text.slice(0, 2000).includes(entriesOfJob));
	const [, next] =
		links.find(([name]) => NEXT.test(name)) ??
		links.find(([name]) => !OTHER_PAGES.test(name)) ??
		texts.find(([name, text]) => NEXT.test(name) && ONLY_QUERY.test(text)) ??
		[];
	if (size === 0 || next === undefined) return null;
	const query = new URLSearchParams(next.slice(next.indexOf('?') + 1));
	return { ...request, query: Object.fromEntries(query) };
};

const NEXT = /next/i;

/** A link that is relative to the page with it. */
const ONLY_QUERY = /^(?:\.?\/?entries)?\?[^\s?]{1,2000}$/;

/**
 * What to say of a list of entries that may go on, although the page with this `_meta` has no next page that could be
 * recognised; undefined where all was read.
 * @param received the number of entries read
 */
export function incompleteWarning(meta: unknown, received: number): string | undefined {
	const stated = namedNumbers(meta).find(
		([name, count]) => /total|count$/i.test(name) && !/page/i.test(name) && count > received,
	);
	const next = namedTexts(meta).find(([name, text]) => NEXT.test(name) && text !== '');
	if (!stated && !next) return undefined;
	const of = stated ? ` of ${stated[1]}` : '';
	return `Perhaps not all entries of the job are here: ${received}${of} were read, and ChakraHQ gave no next page in a form that this node knows. Background Job > Get gives the counts of all of them.`;
}

/** Names of pages that are not the next one. */
const OTHER_PAGES = /prev|self|first|last|current/i;

/** The texts of `_meta` and of the objects in it, with their names: `links.next`. */
const namedTexts = (meta: unknown) =>
	namedValues(meta).filter((one): one is [string, string] => typeof one[1] === 'string');

const namedNumbers = (meta: unknown) =>
	namedValues(meta).filter((one): one is [string, number] => typeof one[1] === 'number');

function namedValues(value: unknown, name = '', levels = 3): Array<[name: string, one: unknown]> {
	if (!isObject(value)) return [[name, value]];
	if (levels === 0) return [];
	return Object.entries(value).flatMap(([member, one]) =>
		namedValues(one, `${name}.${member}`, levels - 1),
	);
}

/** What the `id` of an entry is the ID of is not documented. */
export const entryPaging: Paging = { next: nextEntries, isIdShared: true };
