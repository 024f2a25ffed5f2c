/** Text of the node's description as Markdown: the few HTML tags that n8n shows are put into Markdown's own marks. */
export function asMarkdown(text: string): string {
	return text
		.replace(/<a\s[^>]*?href="([^"]*)"[^>]*>([^<]*)<\/a>/g, '[$2]($1)')
		.replace(/<br\s*\/?>/g, ' ')
		.replace(/<code>([^<]*)<\/code>/g, '`$1`')
		.replace(/<\/?(?:b|strong)>/g, '**')
		.replace(/\s+/g, ' ')
		.trim();
}

/** One cell of a table. */
const asCell = (text: string) => text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ');

/** A table; columns that are empty in every row are left out. */
export function table(header: string[], rows: string[][]): string[] {
	const used = header.flatMap((_, column) =>
		column === 0 || rows.some(({ [column]: cell }) => cell) ? [column] : [],
	);
	const line = (cells: string[]) =>
		`| ${used.map((column) => asCell(cells[column] ?? '')).join(' | ')} |`;
	return [line(header), `|${used.map(() => '---').join('|')}|`, ...rows.map(line)];
}

/** `Get Many` as a file name: `get-many`. */
export const kebab = (name: string) =>
	name
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
