import { textOf, type JsonObject } from '../../json/narrow';

/** The URL of a button that ends in a variable. */
interface ButtonLink {
	/** The text before the variable; empty where the URL does not end in a variable. */
	start: string;
	/** For the end of a label: the example, ` (e.g. 1234)`, or else the end of the URL. */
	hint: string;
}

/** How much of a URL or an example a label shows, in characters. */
const MAX_SHOWN = 20;

/** Meta gives the example as the ending or as the whole URL, in a list or as plain text. */
export function buttonLink(button: JsonObject): ButtonLink {
	const url = textOf(button.url);
	const start = /^([^{}]+)\{\{[^{}]+\}\}$/.exec(url)?.[1] ?? '';
	const shown = url.length > MAX_SHOWN ? `…${url.slice(-MAX_SHOWN)}` : url;
	const example = withoutStart(textOf([button.example].flat()[0]), start);
	const isShort = example !== '' && example.length <= MAX_SHOWN;
	return { start, hint: isShort ? ` (e.g. ${example})` : ` (${shown})` };
}

/**
 * The ending of a URL. Removes the fixed start where the whole URL was given, with or without scheme, or its path, and
 * a slash that the start has already.
 */
export function withoutStart(given: string, start: string): string {
	const path = start.replace(/^https?:\/\/[^/]*/i, '');
	const starts = [start, start.replace(/^https?:\/\//i, ''), path.length > 1 ? path : ''].filter(
		(one) => one !== '',
	);
	const found = starts.find(
		(one) => given.slice(0, one.length).toLowerCase() === one.toLowerCase(),
	);
	const ending = given.slice(found?.length ?? 0);
	return start.endsWith('/') ? ending.replace(/^\/(?!\/)/, '') : ending;
}

/**
 * Whether the ending is itself a whole address. After a fixed start it would make a broken link.
 * @param start the button's URL before the variable; empty where it is not known
 */
export function isWholeAddress(ending: string, start = ''): boolean {
	const scheme =
		/^[\s\p{Cf}"'<]*(?:[a-z][a-z\d+.-]{1,20}:\/\/|(?:https?|mailto|tel|sms|javascript|data):|\/\/|www\.)/iu;
	if (scheme.test(ending.normalize('NFKC'))) return true;
	// Another page of the button's own host, without the scheme.
	const host = /^https?:\/\/([^/]+)\//i.exec(start)?.[1];
	return host !== undefined && `${ending}/`.toLowerCase().startsWith(`${host.toLowerCase()}/`);
}
