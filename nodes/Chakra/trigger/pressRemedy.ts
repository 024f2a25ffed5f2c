import { NOT_TAKEN_NOW } from '../ask/pressedAnswer';
import type { PressResponse } from './pressResponse';

/**
 * What to look at where a press did not reach its execution, for n8n's log.
 * @param url where the execution waits. Its query is a secret, and is left out
 * @returns empty where the response itself says it all
 */
export function remedyFor({ status, body, isForeignPage }: PressResponse, url: string): string {
	const { origin, hostname, pathname } = new URL(url);
	if (isForeignPage && [200, 401, 403].includes(status)) {
		return `. This is not n8n's answer, but that of a proxy or firewall in front of it: let ${pathname} and all paths beside it through without a sign-in or a check for bots, also where n8n calls itself. Where n8n goes out through a proxy (HTTPS_PROXY), add ${hostname} to NO_PROXY`;
	}
	if (BLOCKED.test(body)) {
		return `. n8n's protection of internal addresses (SSRF) keeps n8n from reaching itself: add ${hostname} to N8N_SSRF_ALLOWED_HOSTNAMES`;
	}
	if (status === 401) {
		return `. If the token is said to be invalid: ${OTHER_N8N}. Or the address of this n8n, ${origin} now, has changed: in n8n 1 it must be the same as when the question was asked, and a proxy must pass on the host`;
	}
	if (EXECUTION_GONE.test(body))
		return ` It was deleted, or it ended some time ago. Or ${OTHER_N8N}`;
	const isReached =
		status < 300 || [403, 409, 410, 500].includes(status) || body.includes(NOT_TAKEN_NOW);
	return isReached
		? ''
		: `. n8n must reach itself at ${origin}${pathname}: look at N8N_WEBHOOK_URL or WEBHOOK_URL, at the proxy in front of it, and at NO_PROXY where n8n goes out through a proxy`;
}

/** n8n's words where its SSRF protection is on. */
const BLOCKED = /^The request was blocked because/;

const OTHER_N8N =
	'another n8n asked the question: then the press must reach a trigger of that one, or its questions take Answer By: Link';

/** n8n's own words, with the status 404. */
const EXECUTION_GONE = /^The execution "[\w-]+" does not exist/;
