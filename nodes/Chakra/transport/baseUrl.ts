import { parseUrl } from '../json/parseUrl';

/** ChakraHQ's one public host. Source: https://apidocs.chakrahq.com */
export const DEFAULT_BASE_URL = 'https://api.chakrahq.com';

/** Hosts of this machine or its private network (RFC 1918, 4193, 6761, 6762, 8375). */
const PRIVATE_HOSTS = [
	/^localhost$/,
	/\.(localhost|local|internal|lan|intranet)$/,
	/\.home\.arpa$/,
	/^127(\.\d{1,3}){3}$/,
	/^10(\.\d{1,3}){3}$/,
	/^192\.168(\.\d{1,3}){2}$/,
	/^172\.(1[6-9]|2\d|3[01])(\.\d{1,3}){2}$/,
	/^\[::1\]$/,
	/^\[f[cd][0-9a-f]{2}:/,
	/^[^.:]+$/, // a name without a dot, as Docker and company networks give
];

/**
 * The base URL of all requests, without a slash at its end.
 * @param text Base URL of the credential; empty means ChakraHQ's own
 * @returns the URL, or why it is refused: it is no web address, or the token would travel unencrypted
 */
export function readBaseUrl(text: string): { baseUrl: string } | { problem: string } {
	const typed = text.trim();
	if (typed === '') return { baseUrl: DEFAULT_BASE_URL };
	const url = parseUrl(typed);
	// The text is not shown: people paste the token into the wrong field.
	if (!url) return { problem: `Base URL is not a web address. Use ${DEFAULT_BASE_URL}.` };
	// `https:/host` is an address for some programs only: n8n's HTTP client refuses it.
	if (!/^https?:\/\//i.test(typed)) {
		return { problem: `Base URL must start with https://. Use ${DEFAULT_BASE_URL}.` };
	}
	if (url.username || url.password || url.search || url.hash) {
		return {
			problem:
				'Base URL must be an address alone, without a user name, a question mark or a number sign.',
		};
	}
	if (url.protocol === 'http:' && !PRIVATE_HOSTS.some((host) => host.test(url.hostname))) {
		return {
			problem: `Base URL must start with https://, or the access token would travel unencrypted to ${url.hostname}. http:// is for this machine and private networks only.`,
		};
	}
	return { baseUrl: url.origin + withoutSlashes(url.pathname) };
}

/** A loop, because a pattern for "slashes at the end" takes quadratic time. */
function withoutSlashes(path: string): string {
	let end = path.length;
	while (path[end - 1] === '/') end -= 1;
	return path.slice(0, end);
}
