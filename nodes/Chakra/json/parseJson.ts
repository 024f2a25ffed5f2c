/** The value of a JSON text; undefined where the text is not JSON. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** The value of a field for JSON: a text is parsed, and what an expression gives is the value itself. */
export const jsonValue = (given: unknown): unknown =>
	typeof given === 'string' ? parseJson(codeBlockIn(given) ?? given) : given;

/** Models write JSON as a code block of Markdown, also where they were told not to. */
const codeBlockIn = (text: string): string | undefined =>
	/^```(?:json)?\n([\s\S]*)```$/i.exec(text.trim())?.[1];
