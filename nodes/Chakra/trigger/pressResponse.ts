import { PAGE_TITLE } from '../ask/page';
import { members, textOf } from '../json/narrow';
import { parseJson } from '../json/parseJson';

/** The response to a press that was handed on. */
export interface PressResponse {
	/** From 500 also where there was no response. */
	status: number;
	/** In words for the log. */
	body: string;
	/** Whether something in front of n8n answered with a page of its own: a sign-in, or a firewall. */
	isForeignPage?: boolean;
}

/** Titles of the pages of n8n and of this package. */
const OWN_PAGES: ReadonlySet<string> = new Set([
	'Invalid Form Link',
	'No action required',
	PAGE_TITLE,
]);

/** n8n puts its own words beside a stack trace. Of a page, its title is enough. */
export function readPressResponse(status: number, body: string): PressResponse {
	if (!/^\s*</.test(body))
		return { status, body: textOf(members(parseJson(body)).message) || body };
	const title = /<title>([^<]*)/i.exec(body)?.[1]?.trim() || 'without a title';
	return { status, body: `the page "${title}"`, isForeignPage: !OWN_PAGES.has(title) };
}
