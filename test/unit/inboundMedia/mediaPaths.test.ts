import fc from 'fast-check';
import { filePaths, linkPaths, metadataPath } from '../../../nodes/Chakra/inboundMedia/mediaPaths';
import { ChakraError } from '../../../nodes/Chakra/transport/chakraError';

const link = (query: string) =>
	`https://lookaside.fbsbx.com/whatsapp_business/attachments/?${query}`;

test('a media ID is looked up in one place', () => {
	expect(metadataPath('1166846181421424')).toBe('/v1/whatsapp/v24.0/media/1166846181421424');
});

test('its file is asked for at the current path, then at the earlier one', () => {
	expect(filePaths('1166846181421424')).toEqual([
		'/v2/whatsapp/v24.0/media/1166846181421424/show',
		'/v1/whatsapp/v24.0/media/1166846181421424/show',
	]);
});

test.each(['', '.', '..'])('%j is no media ID', (mediaId) => {
	expect(() => metadataPath(mediaId)).toThrow(ChakraError);
	expect(() => filePaths(mediaId)).toThrow(ChakraError);
});

test("an attachment's file is asked for by the mid in its link, and by nothing else of it", () => {
	expect(linkPaths(link('mid=133&ext=1700000000&hash=ATsZ'))).toEqual([
		'/v2/whatsapp/v24.0/media/whatsapp_business/attachments?mid=133',
	]);
});

test('the link that Get gives leads to the same file as its media ID', () => {
	expect(linkPaths('https://api.chakrahq.com/v2/whatsapp/v24.0/media/116/show')).toEqual(
		filePaths('116'),
	);
});

test('the host of the link says nothing: the request goes to ChakraHQ', () => {
	expect(linkPaths('https://evil.example/?mid=133')).toEqual(linkPaths(link('mid=133')));
});

test.each([
	['no mid', link('ext=1')],
	['an empty mid', link('mid=')],
	['a mid in the fragment only', 'https://lookaside.fbsbx.com/#mid=1'],
	['no address', '133'],
	['nothing', ''],
])('a link with %s is refused, and says where the right one is', (_, given) => {
	expect(() => linkPaths(given)).toThrow(
		new ChakraError('The attachment link has no "mid" in it, by which ChakraHQ finds the file'),
	);
});

test('whatever the mid, it comes out as one value of the query', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (mid) => {
			const [path] = linkPaths(link(`mid=${encodeURIComponent(mid)}`));
			const url = new URL(`https://api.chakrahq.com${path}`);
			expect([...url.searchParams]).toEqual([['mid', mid]]);
			expect([url.pathname, url.hash]).toEqual([
				'/v2/whatsapp/v24.0/media/whatsapp_business/attachments',
				'',
			]);
		}),
	);
});
