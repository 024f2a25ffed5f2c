import fc from 'fast-check';
import { mediaWarningFor } from '../../../nodes/Chakra/files/mediaWarning';
import { mediaKindOf } from '../../../nodes/Chakra/whatsapp/mediaRules';
import * as sample from '../files/sampleFiles';

const warning = (mimeType: string, fileSize = 1000, firstBytes?: Uint8Array) =>
	mediaWarningFor({ mimeType, fileName: 'file.x', fileSize, firstBytes });

const MB = 1024 * 1024;

describe('nothing is said about', () => {
	test.each<[string, number, Uint8Array | undefined]>([
		['image/jpeg', 5 * MB, undefined],
		['image/png', 5_000_000, sample.png()],
		['video/mp4', 16 * MB, undefined],
		['audio/mpeg', 16 * MB, undefined],
		['application/pdf', 100 * MB, undefined],
		['text/plain', 12, undefined],
		['audio/ogg', 1000, sample.opus()],
		['audio/ogg', 1000, undefined],
		['audio/ogg', 1000, sample.opus().subarray(0, 30)],
		['image/jpeg', 1000, sample.jpegOfColours(3)],
		['image/jpeg', 1000, sample.jpegOfColours(1)],
		['video/mp4', 1000, sample.mp4With('avc1', 'mp4a')],
		['video/mp4', 1000, sample.mp4With('avc3')],
		['video/mp4', 1000, sample.iso('isom', 'hvc1')],
		['video/3gpp', 1000, sample.mp4With('avc1', 'mp4a')],
		['image/webp', 100 * 1024, sample.stillWebp()],
		['image/webp', 500 * 1024, sample.animatedWebp()],
		['image/webp', 500 * 1024, undefined],
	])('%s of %d bytes', (mimeType, fileSize, firstBytes) => {
		expect(warning(mimeType, fileSize, firstBytes)).toBeNull();
	});
});

describe('a file that is too large', () => {
	test.each<[string, number, string]>([
		[
			'image/png',
			7_200_000,
			'This image is 7.2 MB; WhatsApp accepts images up to 5 MB. Make it smaller before sending it.',
		],
		[
			'image/png',
			5 * MB + 1,
			'This image is 5.2 MB; WhatsApp accepts images up to 5 MB. Make it smaller before sending it.',
		],
		[
			'video/mp4',
			1_300_000_000,
			'This video is 1300 MB; WhatsApp accepts videos up to 16 MB. Make it smaller before sending it.',
		],
		[
			'audio/mpeg',
			16 * MB + 1,
			'This audio file is 16.7 MB; WhatsApp accepts audio files up to 16 MB. Make it smaller before sending it.',
		],
		[
			'application/pdf',
			100 * MB + 1,
			'This document is 104.8 MB; WhatsApp accepts documents up to 100 MB. Make it smaller before sending it.',
		],
	])('%s of %d bytes is told in the smaller reading', (mimeType, fileSize, said) => {
		expect(warning(mimeType, fileSize)).toBe(said);
	});
});

describe('WebP is a sticker', () => {
	test.each([
		['simple', sample.stillWebp()],
		['extended', sample.stillExtendedWebp()],
	])('up to 100 KB when it is still (%s)', (_, firstBytes) => {
		expect(warning('image/webp', 300_000, firstBytes)).toBe(
			'This WebP file is 300 KB; WhatsApp takes WebP only as a sticker, up to 100 KB. Make it smaller, or convert it to JPEG or PNG to send it as a picture.',
		);
	});

	test('up to 500 KB when it moves', () => {
		expect(warning('image/webp', 600_000, sample.animatedWebp())).toBe(
			'This WebP file is 600 KB; WhatsApp takes WebP only as a sticker, up to 500 KB if it moves. Make it smaller, or convert it to JPEG or PNG to send it as a picture.',
		);
	});
});

describe.each(['lossy', 'lossless', 'extended'] as const)('a WebP file (%s)', (form) => {
	test.each([
		[640, 480],
		[512, 513],
		[8000, 1],
	])('of %d × %d pixels is too large for a sticker', (width, height) => {
		expect(warning('image/webp', 1000, sample.webpOfSize(width, height)[form])).toBe(
			`This WebP file is ${width} × ${height} pixels; WhatsApp takes WebP only as a sticker of 512 × 512. Make it smaller, or convert it to JPEG or PNG to send it as a picture.`,
		);
	});

	test.each([
		[512, 512],
		[1, 1],
	])('of %d × %d pixels is fine', (width, height) => {
		expect(warning('image/webp', 1000, sample.webpOfSize(width, height)[form])).toBeNull();
	});
});

test.each(['VP8 ', 'VP8L', 'VP8X', 'ALPH'])('nothing is read into a spoilt %s', (code) => {
	const firstBytes = sample.bytesOf(`RIFF\0\0\0\0WEBP${code}${'x'.repeat(40)}`);
	expect(warning('image/webp', 1000, firstBytes)).toBeNull();
});

describe('a type that WhatsApp does not accept', () => {
	test.each([
		['image/gif', 'Convert the file to JPEG or PNG, or to MP4 for an animation.'],
		['image/heic', 'Convert the file to JPEG or PNG.'],
		['image/svg+xml', 'Convert the file to JPEG or PNG.'],
		['video/quicktime', 'Convert the file to MP4 with H.264 video and AAC sound.'],
		['audio/wav', 'Convert the file to MP3, M4A or OGG with Opus.'],
		['text/csv', 'Save the table as XLSX, or as PDF.'],
		['text/html', 'Convert the file to PDF.'],
		['application/zip', 'Unpack it and send the files in it one by one.'],
		['application/json', 'Convert the file to PDF.'],
	])('%s comes with what to do', (mimeType, advice) => {
		expect(warning(mimeType)).toBe(`WhatsApp does not accept ${mimeType}. ${advice}`);
	});

	test('is told by its name where nobody knows the type', () => {
		expect(warning('application/octet-stream')).toBe(
			'What kind of file “file.x” is cannot be told, and WhatsApp does not accept files of an unknown kind. Set its MIME type, or give it a file name with the right ending, such as .pdf.',
		);
	});

	test('includes Ogg without Opus', () => {
		expect(warning('audio/ogg', 1000, sample.vorbis())).toBe(
			'WhatsApp accepts OGG audio only with the Opus codec. Convert the file to OGG with Opus, or to MP3.',
		);
	});
});

describe('what is inside an accepted type and is not accepted', () => {
	test.each<[string, string, string[]]>([
		['HEVC of an iPhone or a Samsung phone', 'HEVC (H.265) video', ['hvc1', 'mp4a']],
		['HEVC as other programs mark it', 'HEVC (H.265) video', ['hev1']],
		['AV1 of a screen recorder', 'AV1 video', ['av01', 'mp4a']],
		['VP9 of a browser', 'VP9 video', ['vp09', 'Opus']],
		['Xvid', 'MPEG-4 Part 2 video', ['mp4v', 'mp4a']],
		['a track of Opus', 'Opus sound', ['avc1', 'Opus']],
		['a track of AC-3 behind one of AAC', 'Dolby sound', ['avc1', 'mp4a', 'ac-3']],
		['the sound of an old phone', 'AMR sound', ['avc1', 'samr']],
	])('%s', (_, holds, codecs) => {
		expect(warning('video/mp4', 1000, sample.mp4With(...codecs))).toBe(
			`This video holds ${holds}; WhatsApp accepts only H.264 video with AAC sound. Convert the file to MP4 with these.`,
		);
	});

	test('the 3GP of an old phone', () => {
		expect(warning('video/3gpp', 1000, sample.mp4With('s263', 'samr'))).toMatch(/H\.263 video/);
	});

	test.each([
		['the frame', sample.jpegOfColours(4)],
		['the profile', sample.jpegForPrinters()],
	])('the colours of a printer, told by %s', (_, firstBytes) => {
		expect(warning('image/jpeg', 1000, firstBytes)).toBe(
			'This picture has the colours of a printer (CMYK); WhatsApp accepts RGB. Save it as RGB.',
		);
	});

	test('a PNG of 16 bits', () => {
		expect(warning('image/png', 1000, sample.deepPng())).toBe(
			'This picture has 16 bits a channel; WhatsApp accepts 8. Save it with 8 bits, or as JPEG.',
		);
	});
});

test('there is a calm warning for everything that WhatsApp does not accept', () => {
	const types = fc.constantFrom(
		'image/gif',
		'image/png',
		'audio/ogg',
		'a/b',
		'text/csv',
		'image/webp',
	);
	fc.assert(
		fc.property(types, fc.nat(2 ** 31 - 1), fc.uint8Array(), (mimeType, fileSize, firstBytes) => {
			const said = mediaWarningFor({ mimeType, fileName: 'a', fileSize, firstBytes });
			if (mediaKindOf(mimeType) === null) expect(said).not.toBeNull();
			expect(said ?? '').not.toMatch(/error|problem|failure|mistake/i);
		}),
	);
});
