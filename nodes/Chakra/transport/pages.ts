import { isObject } from '../json/isObject';
import type { ApiResult } from './apiResponse';
import { ChakraError } from './chakraError';

/** One page of a list: its request and its result. */
interface Page<Request> {
	request: Request;
	result: ApiResult;
	/** How many entries the page had. */
	size: number;
	/** How many entries the first page had. */
	firstSize: number;
	/** How many pages in a row had no entry, this one included. */
	emptyPages: number;
}

interface PagedRequest {
	body?: object;
	query?: object;
}

/** The request for the next page; null after the last one. */
export type NextPage = <Request extends PagedRequest>(page: Page<Request>) => Request | null;

/** How a list is read. */
export interface Paging {
	next: NextPage;
	/** The entries in the data of a response. Needed only if the data is not the list itself. */
	entries?(data: unknown): unknown;
	/** What the list holds, for error messages: `templates`. */
	what?: string;
	/** A list with more pages is taken for endless. */
	maxPages?: number;
	/** Whether two entries may have the same `id`, because it is not documented whose it is. */
	isIdShared?: boolean;
}

/**
 * All entries of a list, page after page. An entry that moves to the next page while the pages are read comes once.
 * @throws ChakraError if a response holds no list, a page comes twice, or the list has no end
 */
export async function* allPages<Request extends PagedRequest>(
	send: (request: Request) => Promise<ApiResult>,
	first: Request,
	{ next, entries = (data) => data, what, maxPages = 10_000, isIdShared = false }: Paging,
): AsyncGenerator<unknown> {
	const ofWhat = what === undefined ? '' : ` of ${what}`;
	const asked = new Set<string>();
	const ids = new Set<unknown>();
	let request: Request | null = first;
	let firstSize: number | undefined;
	let emptyPages = 0;
	for (let pages = 0; request !== null; pages++) {
		if (pages === maxPages)
			throw endless(`ChakraHQ gave ${maxPages} pages${ofWhat} and still more`);
		asked.add(JSON.stringify(request));
		const result = await send(request);
		const list = entries(result.data);
		if (!Array.isArray(list)) {
			throw new ChakraError(`ChakraHQ gave no list${ofWhat}`, {
				remedy: 'Check the IDs in this node. If they are right, tell ChakraHQ support the time.',
			});
		}
		const unseen: unknown[] = isIdShared ? list : list.filter((entry) => isFirst(entry, ids));
		yield* unseen;
		firstSize ??= list.length;
		const size = list.length;
		emptyPages = size === 0 ? emptyPages + 1 : 0;
		const following: Request | null = next({ request, result, size, firstSize, emptyPages });
		if (following !== null && size > 0 && unseen.length === 0) {
			throw endless(`ChakraHQ gave a page${ofWhat} that it had given before`);
		}
		if (following !== null && asked.has(JSON.stringify(following))) {
			throw endless(`The list${ofWhat} of ChakraHQ leads back to a page before`);
		}
		request = following;
	}
}

/** Whether an entry has an ID that none before it had, or none at all. */
function isFirst(entry: unknown, ids: Set<unknown>): boolean {
	const { id } = isObject(entry) ? entry : {};
	if (id === undefined || id === null) return true;
	const isKnown = ids.has(id);
	ids.add(id);
	return !isKnown;
}

function endless(message: string): ChakraError {
	return new ChakraError(message, {
		remedy:
			'Turn Return All off and set Limit to what one page holds. If it stays so, tell ChakraHQ support.',
	});
}

/** For lists that come in one response. */
export const onePage: NextPage = () => null;

/** `page` (from 1) and `limit` in the body. */
export const byPageNumber: NextPage = (page) => {
	const { request } = page;
	const { page: number = 1, limit = 0 } = numbersIn(request.body);
	if (isLastPage(page, limit)) return null;
	return { ...request, body: { ...request.body, page: number + 1 } };
};

/** `skip` and `limit` in the body. */
export const bySkip: NextPage = (page) => {
	const { request, size } = page;
	const { skip = 0, limit = 0 } = numbersIn(request.body);
	if (isLastPage(page, limit)) return null;
	return { ...request, body: { ...request.body, skip: skip + (size || limit) } };
};

/**
 * How many empty pages in a row are skipped while ChakraHQ says that there are more: a page may hold only what the
 * access role does not show. After them, a list that says so without end counts as read.
 */
const MAX_EMPTY_PAGES = 3;

/** `_meta.hasMore` tells; if it is not there, a page that is not full is the last one. */
function isLastPage(
	{ result: { meta }, size, firstSize, emptyPages }: Page<unknown>,
	limit: number,
): boolean {
	const { hasMore } = isObject(meta) ? meta : {};
	if (typeof hasMore === 'boolean') return !hasMore || emptyPages > MAX_EMPTY_PAGES;
	return size === 0 || size < (isRound(firstSize) ? Math.min(firstSize, limit) : limit);
}

/** Such a page may be full although it is shorter than asked: the API may have a lower maximum, say 20 or 25. */
const isRound = (size: number): boolean => size % 5 === 0;

/**
 * Meta's cursors: `paging.cursors.after` goes into the query as long as there is a `paging.next`, which holds it too.
 */
export const byCursor: NextPage = ({ request, result: { data } }) => {
	const { paging } = isObject(data) ? data : {};
	if (!isObject(paging) || typeof paging.next !== 'string') return null;
	const { after = cursorIn(paging.next) } = isObject(paging.cursors) ? paging.cursors : {};
	if (typeof after !== 'string' || after === '') return null;
	return { ...request, query: { ...request.query, after } };
};

const cursorIn = (address: string): string | null =>
	new URLSearchParams(address.slice(address.indexOf('?') + 1)).get('after');

function numbersIn(body: object | undefined): Record<string, number | undefined> {
	return Object.fromEntries(
		Object.entries(body ?? {}).filter(([, value]) => typeof value === 'number'),
	);
}
