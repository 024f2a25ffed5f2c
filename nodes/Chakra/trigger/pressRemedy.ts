import { NOT_TAKEN_NOW } from '../ask/pressedAnswer';

/**
 * What to look at where a press did not reach its execution, for n8n's log.
 * @param response its status is above 500 where there was none
 * @param url where the execution waits. Its query is a secret, and is left out
 * @returns empty where the response itself says it all
 */
export function remedyFor({ status, body }: { status: number; body: string }, url: string): string {
	const { origin, pathname } = new URL(url);
	if (status === 401) {
		return `. If the token is said to be invalid: the address of this n8n is ${origin} now. In n8n 1 it must be the same as when the question was asked, and a proxy must pass on the host`;
	}
	if (EXECUTION_GONE.test(body)) return ' It ended some time ago, and n8n no longer keeps it';
	const isReached =
		status < 300 || [403, 409, 410, 500].includes(status) || body.includes(NOT_TAKEN_NOW);
	return isReached
		? ''
		: `. n8n must reach itself at ${origin}${pathname}: look at WEBHOOK_URL, and at the proxy in front of it`;
}

/** n8n's own words, with the status 404. */
const EXECUTION_GONE = /^The execution "[\w-]+" does not exist/;
