import type { INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import { ChakraError } from '../transport/chakraError';

/** Why there is nothing to choose from, and what to do. Without hyphens, because n8n shows spaces in their place. */
interface EmptyList {
	happened: string;
	remedy: string;
}

/**
 * The entries that contain every word the user typed, sorted by name. Upper case, accents, spaces and punctuation are
 * ignored: `order update` and `update_order` find order_update, `5550100098` finds +1 555-010-0098, `muller` finds
 * Müller.
 * @param empty for a list without any entry: n8n itself says only "No results"
 * @throws ChakraError where there is no entry and the reason is given
 */
export function searchResults(
	entries: INodeListSearchItems[],
	filter: string | undefined,
	empty?: EmptyList,
): INodeListSearchResult {
	if (entries.length === 0 && empty) {
		throw new ChakraError(empty.happened, { remedy: empty.remedy });
	}
	const words = (filter ?? '').split(/[\s\p{P}+]+/u).map(searchText);
	const results = entries
		.filter(({ name, value }) => {
			const text = searchText(`${name} ${value}`);
			return words.every((word) => text.includes(word));
		})
		.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
	return { results };
}

/** Accents become marks of their own (`u` and two dots), which are then left out. */
const searchText = (text: string) =>
	text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[\s\p{P}\p{M}+]/gu, '');
