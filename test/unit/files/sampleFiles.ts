/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { crc32, deflateSync, gzipSync } from 'node:zlib';

/** Bytes written as text, one character each. */
export const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1');

const joined = (...parts: Array<string | Uint8Array>): Uint8Array =>
	Buffer.concat(parts.map((part) => (typeof part === 'string' ? bytesOf(part) : part)));

const bigEndian = (value: number, length: number): Uint8Array => {
	const bytes = Buffer.alloc(length);
	bytes.writeUIntBE(value, 0, length);
	return bytes;
};

const littleEndian = (value: number, length: number): Uint8Array =>
	Uint8Array.from(bigEndian(value, length)).reverse();

/** One red pixel. */
export const png = () => pngOf(8);
export const deepPng = () => pngOf(16);

function pngOf(bits: number): Uint8Array {
	const chunk = (type: string, data: Uint8Array) => {
		const body = joined(type, data);
		return joined(bigEndian(data.length, 4), body, bigEndian(crc32(body), 4));
	};
	const header = joined(bigEndian(1, 4), bigEndian(1, 4), Uint8Array.of(bits, 2, 0, 0, 0));
	return joined(
		'\x89PNG\r\n\x1a\n',
		chunk('IHDR', header),
		chunk('IDAT', deflateSync(joined('\0', '\xff'.repeat(bits / 8), new Uint8Array(bits / 4)))),
		chunk('IEND', bytesOf('')),
	);
}

export const jpeg = () => joined('\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xd9');
const jpegWith = (...segments: string[]) =>
	bytesOf(`\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0${segments.join('')}\xff\xd9`);
/** A progressive JPEG with so many colours. */
export const jpegOfColours = (colours: number) =>
	jpegWith(
		'\xff\xee\0\x0eAdobe\0\x64\0\0\0\0\x02',
		`\xff\xc2\0${String.fromCharCode(8 + 3 * colours)}\x08\0\x01\0\x01${String.fromCharCode(colours)}`,
		'\x01\x11\0'.repeat(colours),
	);
/** A JPEG whose profile is that of a printer. */
export const jpegForPrinters = () =>
	jpegWith(
		`\xff\xe2\x10\x10ICC_PROFILE\0\x01\x01${'\0\0\0\0'.repeat(3)}prtrCMYK${'\0'.repeat(4072)}`,
	);
export const gif = () => bytesOf('GIF89a\x01\0\x01\0\0\0\0;');
export const pdf = () => bytesOf('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

const riff = (form: string, ...chunks: Array<string | Uint8Array>) => {
	const body = joined(form, ...chunks);
	return joined('RIFF', littleEndian(body.length, 4), body);
};
export const wav = () =>
	riff('WAVE', 'fmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0');
export const stillWebp = () =>
	riff('WEBP', 'VP8L\x0d\0\0\0\x2f\0\0\0\x10\x07\x10\x11\x11\x88\x88\xfe\x07\0');
export const animatedWebp = () => riff('WEBP', 'VP8X\x0a\0\0\0\x02\0\0\0\x01\0\0\x01\0\0');
export const stillExtendedWebp = () => riff('WEBP', 'VP8X\x0a\0\0\0\x10\0\0\0\x01\0\0\x01\0\0');

/** A WebP of this size in pixels, in each of its three forms. */
export const webpOfSize = (width: number, height: number) => ({
	lossy: riff(
		'WEBP',
		'VP8 \x0a\0\0\0\x10\0\0\x9d\x01\x2a',
		littleEndian(width, 2),
		littleEndian(height, 2),
	),
	lossless: riff(
		'WEBP',
		'VP8L\x0a\0\0\0\x2f',
		littleEndian((width - 1) | ((height - 1) << 14), 4),
		new Uint8Array(5),
	),
	extended: riff(
		'WEBP',
		'VP8X\x0a\0\0\0\x10\0\0\0',
		littleEndian(width - 1, 3),
		littleEndian(height - 1, 3),
	),
});

/** The first box of an ISO media file. */
export const iso = (majorBrand: string, ...brands: string[]) => {
	const body = joined('ftyp', majorBrand, '\0\0\x02\0', ...brands);
	return joined(bigEndian(body.length + 4, 4), body, '\0\0\0\x08free');
};

const box = (type: string, ...content: Array<string | Uint8Array>) => {
	const body = joined(type, ...content);
	return joined(bigEndian(body.length + 4, 4), body);
};

/** An MP4 file that begins with the descriptions of its tracks, one for each code of a codec. */
export const mp4With = (...codecs: string[]) => {
	const tracks = codecs.map((codec) => {
		const samples = box('stsd', '\0\0\0\0\0\0\0\x01', box(codec, new Uint8Array(70)));
		return box(
			'trak',
			box('tkhd', new Uint8Array(84)),
			box('mdia', box('minf', box('stbl', samples))),
		);
	});
	return joined(
		iso('isom', 'iso2', 'mp41'),
		box('moov', box('mvhd', new Uint8Array(100)), ...tracks),
	);
};

/** The first page of an Ogg stream whose first packet is given. */
export const ogg = (firstPacket: string) =>
	joined(
		'OggS\0\x02',
		new Uint8Array(8),
		'\x01\0\0\0\0\0\0\0\0\0\0\0',
		Uint8Array.of(1, firstPacket.length),
		firstPacket,
	);
export const opus = () => ogg('OpusHead\x01\x01\x38\x01\x80\xbb\0\0\0\0\0');
export const vorbis = () => ogg('\x01vorbis\0\0\0\0\x01\x44\xac\0\0\0\0\0\0');

/** MPEG 1 layer III, 128 kbit/s, 44.1 kHz: 417 bytes a frame. */
const mp3Frame = joined('\xff\xfb\x90\x64', new Uint8Array(413));
export const mp3 = () => joined(mp3Frame, mp3Frame);
export const taggedMp3 = () => joined('ID3\x04\0\0\0\0\0\x0a', new Uint8Array(10), mp3Frame);

const adtsFrame = joined('\xff\xf1\x50\x80\x02\x1f\xfc', new Uint8Array(9));
export const aac = () => joined(adtsFrame, adtsFrame);
export const taggedAac = () => joined('ID3\x04\0\0\0\0\0\x0a', new Uint8Array(10), adtsFrame);

/** A zip file with these entries, stored without compression. */
export function zip(entries: Record<string, string>): Uint8Array {
	const files = Object.entries(entries).map(([name, content]) => {
		const data = bytesOf(content);
		const sizes = joined(littleEndian(data.length, 4), littleEndian(data.length, 4));
		const about = joined('\x14\0\0\0\0\0\0\0\0\0', littleEndian(crc32(data), 4), sizes);
		return joined('PK\x03\x04', about, littleEndian(name.length, 2), '\0\0', name, data);
	});
	return joined(...files, 'PK\x05\x06', new Uint8Array(18));
}

const contentTypes = { '[Content_Types].xml': '<Types/>', '_rels/.rels': '<Relationships/>' };
export const docx = () => zip({ ...contentTypes, 'word/document.xml': '<w:document/>' });
export const xlsx = () => zip({ ...contentTypes, 'xl/workbook.xml': '<workbook/>' });
export const pptx = () => zip({ ...contentTypes, 'ppt/presentation.xml': '<p:presentation/>' });
export const officeWithDistantEntries = () =>
	zip({ '[Content_Types].xml': ' '.repeat(5000), 'word/document.xml': '<w:document/>' });
export const odt = () => zip({ mimetype: 'application/vnd.oasis.opendocument.text' });
export const plainZip = () => zip({ 'notes/word.txt': 'hello' });
export const gzip = () => joined(gzipSync('hello'));

export const ole = () => joined('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', new Uint8Array(504));
/** A header, a table of sectors, and the list of streams with its first two entries. */
export const lockedOffice = () =>
	joined(
		...[ole(), new Uint8Array(512)],
		...['Root Entry', 'EncryptedPackage'].map((name) => {
			const entry = Buffer.alloc(128);
			entry.write(name, 'utf16le');
			return entry;
		}),
	);
export const text = (words: string): Uint8Array => new TextEncoder().encode(words);

/** Bytes that are neither a known format nor text. */
export const noise = () => Uint8Array.of(0, 1, 2, 3, 250, 251, 0, 7);
