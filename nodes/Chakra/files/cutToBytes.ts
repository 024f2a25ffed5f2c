const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const encoder = new TextEncoder();

/**
 * The longest start of a text that fits into `maxBytes` of UTF-8. It ends between two visible characters, so no emoji
 * or accented letter is cut apart. A single character longer than `maxBytes` is cut between code points.
 */
export function cutToBytes(text: string, maxBytes: number): string {
	// Every UTF-16 unit takes at least one byte, so the rest of the text cannot fit.
	const start = text.slice(0, 2 * maxBytes);
	return (
		takeWhileFits(segmenter.segment(start), maxBytes) || takeWhileFits(codePoints(start), maxBytes)
	);
}

function takeWhileFits(parts: Iterable<{ segment: string }>, maxBytes: number): string {
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
