import { isObject } from '../json/isObject';
import { keywordOf, objectsIn, text, textOf } from '../json/narrow';
import type { ApiClient, RetryOptions } from '../transport/apiClient';
import { apiPath } from '../transport/apiPath';
import { allPages, byCursor, type Paging } from '../transport/pages';
import { META_API_VERSION } from './metaApi';

/** A message template as Meta stores it. The members below are checked, the others are kept. */
export interface StoredTemplate extends Record<string, unknown> {
	id: string;
	name: string;
	language: string;
	/** `APPROVED`, `PENDING`, `REJECTED`, `PAUSED` and others. Only approved templates can be sent. */
	status: string;
	category: string;
}

/**
 * The request for the first page of an account's templates. Source of path and paging:
 * https://apidocs.chakrahq.com/api-17615391 (known by number only), Meta's cursors
 */
export const templatesRequest = (wabaId: string) => ({
	method: 'GET' as const,
	path: apiPath`/v1/ext/plugin/whatsapp/api/${META_API_VERSION}/${wabaId}/message_templates`,
	query: { limit: 100 },
	idempotent: true,
});

/** Meta allows at most 6,000 templates per account, which are 60 pages. */
export const templatePaging: Paging = {
	next: byCursor,
	entries: (data) => (isObject(data) ? data.data : undefined),
	what: 'templates',
	maxPages: 100,
};

/** All templates of an account, page after page. @throws ChakraError */
export async function* listTemplates(
	api: ApiClient,
	wabaId: string,
	retryOptions: RetryOptions,
): AsyncGenerator<StoredTemplate> {
	const first = { ...templatesRequest(wabaId), ...retryOptions };
	const entries = allPages(async (request) => await api.send(request), first, templatePaging);
	for await (const entry of entries) if (isObject(entry)) yield readTemplate(entry);
}

/** The header's format, such as `image`, `text` or `location`; null for a template without a header. */
export function headerFormatOf({ components }: StoredTemplate): string | null {
	const header = objectsIn(components).find(({ type }) => keywordOf(type) === 'HEADER');
	return text(header?.format)?.toLowerCase() ?? null;
}

export function readTemplate(entry: Record<string, unknown>): StoredTemplate {
	return {
		...entry,
		id: textOf(entry.id),
		name: textOf(entry.name),
		language: textOf(entry.language),
		status: textOf(entry.status),
		category: textOf(entry.category),
	};
}
