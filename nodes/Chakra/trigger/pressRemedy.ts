import { NOT_TAKEN_NOW } from '../ask/pressedAnswer';
import { members, textOf } from '../json/narrow';
import { parseJson } from '../json/parseJson';

/**
 * What to look at where a press did not reach its execution, for n8n's log.
 * @param response its status is above 500 where there was none
 * @param url where the execution waits. Its query is a secret, and is left out
 * @returns empty where the response itself says it all
 */
export function remedyFor({ status, body }: { status: number; body: string }, url: string): string {
	const { origin, pathname } = new URL(url);
	if (status === 401) {
		return `. If the token is said to be invalid: ${OTHER_N8N}. Or the address of this n8n, ${origin} now, has changed: in n8n 1 it must be the same as when the question was asked, and a proxy must pass on the host`;
	}
	if (EXECUTION_GONE.test(body)) return ` It was deleted, or it ended some time ago. Or ${OTHER_N8N}`;
	const isReached =
		status < 300 || [403, 409, 410, 500].includes(status) || body.includes(NOT_TAKEN_NOW);
	return isReached
		? ''
		: `. n8n must reach itself at ${origin}${pathname}: look at N8N_WEBHOOK_URL or WEBHOOK_URL, and at the proxy in front of it`;
}

const OTHER_N8N =
	'another n8n asked the question: then the press must reach a trigger of that one, or its questions take Answer By: Link';

/** n8n's own words, with the status 404. */
const EXECUTION_GONE = /^The execution "[\w-]+" does not exist/;

/** What a response says, for the log. n8n puts its own words beside a stack trace. Of a page, its title is enough. */
export function wordsOf(body: string): string {
	if (!/^\s*</.test(body)) return textOf(members(parseJson(body)).message) || body;
	return /<title>([^<]*)/i.exec(body)?.[1]?.trim() || 'a web page';
}
