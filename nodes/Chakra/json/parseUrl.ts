/**
 * The URL in a text; null where it is none. `URL.canParse` is of no use for this: after some thousand calls Node 20 and
 * 22 say no to host names with umlauts.
 */
export function parseUrl(text: string, base?: string): URL | null {
	try {
		return new URL(text, base);
	} catch {
		return null;
	}
}

/** A web address as it is written, or with escapes if it has blanks, umlauts and the like: only browsers take those. */
export const escapedAddress = (written: string, url: URL): string =>
	/^[!-~]+$/.test(written) ? written : url.href;

/** The URL in a text that begins with http:// or https://; null where it is none. */
export const parseWebUrl = (text: string): URL | null =>
	/^https?:\/\//i.test(text) ? parseUrl(text) : null;
