import { textOf, type JsonObject } from './jsonShapes';

/** The URL of a button whose end the message gives. */
interface ButtonLink {
	/** What stands before the variable; empty where the URL does not end in one. */
	start: string;
	/** For the label, which is cut where it is long: ` (e.g. 1234)`, or the end of the URL. */
	hint: string;
}

/** The most of a URL, or of its example, that a label shows. */
const longestShown = 20;

/** Meta's example is the ending or the whole address, as a list or as plain text. */
export function buttonLink(button: JsonObject): ButtonLink {
	const url = textOf(button.url);
	const start = /^([^{}]+)\{\{[^{}]+\}\}$/.exec(url)?.[1] ?? '';
	const shown = url.length > longestShown ? `…${url.slice(-longestShown)}` : url;
	const example = afterStart(textOf([button.example].flat()[0]), start);
	const isShort = example !== '' && example.length <= longestShown;
	return { start, hint: isShort ? ` (e.g. ${example})` : ` (${shown})` };
}

/** The ending alone, also where somebody gave the whole address, with or without its scheme. */
export function afterStart(given: string, start: string): string {
	const starts = [start, start.replace(/^https?:\/\//i, '')].filter((one) => one !== '');
	const found = starts.find(
		(one) => given.slice(0, one.length).toLowerCase() === one.toLowerCase(),
	);
	return given.slice(found?.length ?? 0);
}

/** Behind a fixed start it makes a broken link: an address of another host, scheme or `www.` was given. */
export const isWholeAddress = (ending: string): boolean =>
	/^\s*(?:https?:|\/\/|www\.)/i.test(ending);
