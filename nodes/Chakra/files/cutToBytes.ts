const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const encoder = new TextEncoder();

/**
 * The longest start of a text that is at most `maxBytes` of UTF-8 and ends between two characters
 * as people see them, so that no emoji or accented letter is cut apart. A single such character
 * that is longer than the whole is cut between code points.
 */
export function cutToBytes(text: string, maxBytes: number): string {
	// No UTF-16 unit takes less than a byte, so what lies further back can play no part.
	const start = text.slice(0, 2 * maxBytes);
	return startOf(segmenter.segment(start), maxBytes) || startOf(codePoints(start), maxBytes);
}

function startOf(parts: Iterable<{ segment: string }>, maxBytes: number): string {
	let kept = '';
	let bytes = 0;
	for (const { segment } of parts) {
		bytes += encoder.encode(segment).length;
		if (bytes > maxBytes) break;
		kept += segment;
	}
	return kept;
}

function* codePoints(text: string): Generator<{ segment: string }> {
	for (const segment of text) yield { segment };
}
