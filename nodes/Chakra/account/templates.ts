import { apiPath } from '../transport/apiPath';
import type { ApiClient, RetryOptions } from '../transport/apiClient';
import { isObject } from '../json/isObject';
import { ChakraError } from '../transport/chakraError';
import { META_API_VERSION } from './metaApi';

/** A message template as Meta stores it; the named fields are read, the others kept. */
export interface StoredTemplate extends Record<string, unknown> {
	id: string;
	name: string;
	language: string;
	/** `APPROVED`, `PENDING`, `REJECTED`, `PAUSED` and others; only approved ones can be sent. */
	status: string;
	category: string;
}

const PAGE_SIZE = 100;

/** Meta keeps at most 6,000 templates for an account: no honest list is longer. */
const MOST_PAGES = 100;

/**
 * All templates of an account, page after page. Source of path and paging: https://apidocs.chakrahq.com/api-17615391
 * (known by number only), Meta's cursors.
 */
export async function* listTemplates(
	api: ApiClient,
	wabaId: string,
	retryOptions: RetryOptions,
): AsyncGenerator<StoredTemplate> {
	let after: string | undefined;
	for (let page = 1; page <= MOST_PAGES; page++) {
		const { data: answer } = await api.send({
			method: 'GET',
			path: apiPath`/v1/ext/plugin/whatsapp/api/${META_API_VERSION}/${wabaId}/message_templates`,
			query: { limit: PAGE_SIZE, ...(after !== undefined && { after }) },
			idempotent: true,
			...retryOptions,
		});
		const { data, paging } = isObject(answer) ? answer : {};
		if (!Array.isArray(data)) {
			throw new ChakraError('ChakraHQ gave no list of templates', {
				remedy: 'Check the WhatsApp Business Account ID, or choose the template By Name.',
			});
		}
		for (const entry of data) if (isObject(entry)) yield readTemplate(entry);
		const next = cursorAfter(paging);
		if (next === undefined || next === after) return;
		after = next;
	}
	throw new ChakraError(`ChakraHQ gave ${MOST_PAGES} pages of templates and still more`, {
		remedy: 'Turn Return All off and set Limit, or choose the template By Name.',
	});
}

/** `image`, `text`, `location` and so on; null for a template without a header. */
export function headerFormatOf({ components }: StoredTemplate): string | null {
	const header = Array.isArray(components)
		? components.filter(isObject).find(({ type }) => String(type).toUpperCase() === 'HEADER')
		: undefined;
	return typeof header?.format === 'string' ? header.format.toLowerCase() : null;
}

function readTemplate(entry: Record<string, unknown>): StoredTemplate {
	const text = (name: string) => {
		const { [name]: value } = entry;
		return typeof value === 'string' ? value : '';
	};
	return {
		...entry,
		id: text('id'),
		name: text('name'),
		language: text('language'),
		status: text('status'),
		category: text('category'),
	};
}

function cursorAfter(paging: unknown): string | undefined {
	if (!isObject(paging) || typeof paging.next !== 'string' || !isObject(paging.cursors)) {
		return undefined;
	}
	const { after } = paging.cursors;
	return typeof after === 'string' && after !== '' ? after : undefined;
}
