import fc from 'fast-check';
import { mimeTypeOfBytes, SIGNATURE_BYTES } from '../../../nodes/Chakra/files/fileSignatures';
import { takesLinearTime } from '../linearTime';
import * as sample from './sampleFiles';

const office = 'application/vnd.openxmlformats-officedocument';

/** As n8n's node Compression makes it: what is packed already is only stored. */
const zipOfDocx = () => sample.zip({ 'offer.docx': Buffer.from(sample.docx()).toString('latin1') });

describe('mimeTypeOfBytes tells a file by its first bytes', () => {
	test.each<[what: string, bytes: Uint8Array, mimeType: string]>([
		['PNG', sample.png(), 'image/png'],
		['JPEG', sample.jpeg(), 'image/jpeg'],
		['GIF', sample.gif(), 'image/gif'],
		['still WebP', sample.stillWebp(), 'image/webp'],
		['animated WebP', sample.animatedWebp(), 'image/webp'],
		['BMP', sample.bytesOf('BM\x46\0\0\0\0\0\0\0\x36\0\0\0'), 'image/bmp'],
		['TIFF, little-endian', sample.bytesOf('II*\0\x08\0\0\0'), 'image/tiff'],
		['TIFF, big-endian', sample.bytesOf('MM\0*\0\0\0\x08'), 'image/tiff'],
		['HEIC of an iPhone', sample.iso('heic', 'mif1', 'heic'), 'image/heic'],
		['HEIC in the general container', sample.iso('mif1', 'mif1', 'heic'), 'image/heic'],
		['HEIF of the newer container', sample.iso('mif2', 'mif2', 'heic'), 'image/heic'],
		['HEIF under the name of its profile', sample.iso('miaf', 'mif1', 'heic'), 'image/heic'],
		['HEIF of H.264', sample.iso('avci', 'mif1', 'avci'), 'image/heif'],
		['HEIC under the brand of films', sample.iso('isom', 'isom', 'mif1', 'heic'), 'image/heic'],
		['HEIC with a gain map in front', sample.iso('tmap', 'heic'), 'image/heic'],
		['HEIF of the smallest container', sample.iso('mif3', 'avif'), 'image/avif'],
		['HEIC of several layers', sample.iso('hevm', 'mif1', 'hevm'), 'image/heic'],
		['AVIF', sample.iso('avif', 'avif', 'mif1'), 'image/avif'],
		['AVIF in the general container', sample.iso('mif1', 'mif1', 'avif'), 'image/avif'],
		['HEIF of unknown codec', sample.iso('mif1', 'mif1', 'xyz1'), 'image/heif'],
		['MP4', sample.iso('isom', 'isom', 'avc1'), 'video/mp4'],
		['MP4 with a brand nobody knows', sample.iso('zzzz'), 'video/mp4'],
		['3GP', sample.iso('3gp4', '3gp4'), 'video/3gpp'],
		['3GP2', sample.iso('3g2a'), 'video/3gpp2'],
		['M4A', sample.iso('M4A ', 'isom'), 'audio/mp4'],
		['QuickTime', sample.iso('qt  '), 'video/quicktime'],
		['Ogg with Opus', sample.opus(), 'audio/ogg'],
		['Ogg with Vorbis', sample.vorbis(), 'audio/ogg'],
		['Ogg with Theora', sample.ogg('\x80theora\x03\x02\x01'), 'video/ogg'],
		['MP3', sample.mp3(), 'audio/mpeg'],
		['MP3 with a tag', sample.taggedMp3(), 'audio/mpeg'],
		[
			'MP3 whose tag holds a large cover',
			sample.bytesOf('ID3\x04\0\0\0\x10\0\0cover'),
			'audio/mpeg',
		],
		['AAC', sample.aac(), 'audio/aac'],
		['AAC with a tag', sample.taggedAac(), 'audio/aac'],
		['AMR', sample.bytesOf('#!AMR\n\x3c\x91'), 'audio/amr'],
		['wide-band AMR', sample.bytesOf('#!AMR-WB\n\x04'), 'audio/amr-wb'],
		['WAV', sample.wav(), 'audio/wav'],
		['FLAC', sample.bytesOf('fLaC\0\0\0\x22'), 'audio/flac'],
		['WebM', sample.bytesOf('\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm'), 'video/webm'],
		['Matroska', sample.bytesOf('\x1a\x45\xdf\xa3\x9f\x42\x82\x88matroska'), 'video/x-matroska'],
		['AVI', sample.bytesOf('RIFF\x10\0\0\0AVI LIST'), 'video/x-msvideo'],
		['PDF', sample.pdf(), 'application/pdf'],
		['DOCX', sample.docx(), `${office}.wordprocessingml.document`],
		['XLSX', sample.xlsx(), `${office}.spreadsheetml.sheet`],
		['PPTX', sample.pptx(), `${office}.presentationml.presentation`],
		['OpenDocument', sample.odt(), 'application/vnd.oasis.opendocument.text'],
		['a zip file that only mentions word', sample.plainZip(), 'application/zip'],
		['a zip file of an Office file that is not packed again', zipOfDocx(), 'application/zip'],
		[
			'a zip file with a folder called word',
			sample.zip({ 'word/offer.txt': 'a' }),
			'application/zip',
		],
		[
			'XLSX that begins with a picture',
			sample.zip({ 'xl/media/image1.png': 'a' }),
			`${office}.spreadsheetml.sheet`,
		],
		['an empty zip file', sample.zip({}), 'application/zip'],
		['old Office', sample.ole(), 'application/x-ole-storage'],
		['gzip', sample.gzip(), 'application/gzip'],
		['RTF', sample.bytesOf('{\\rtf1\\ansi hello}'), 'application/rtf'],
		['SVG', sample.text('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml'],
		[
			'SVG after declaration, comment and doctype',
			sample.text('\uFEFF<?xml version="1.0"?>\n<!-- <html> -->\n<!DOCTYPE svg>\n<svg:svg/>'),
			'image/svg+xml',
		],
		[
			'SVG with entities in its doctype',
			sample.text('<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]><svg/>'),
			'image/svg+xml',
		],
		['XHTML', sample.text('<?xml version="1.0"?><!DOCTYPE html><html/>'), 'text/html'],
		['SVG in UTF-16', sample.bytesOf('\xff\xfe<\0s\0v\0g\0/\0>\0'), 'image/svg+xml'],
		['HTML in UTF-16', sample.bytesOf('\xfe\xff\0<\0h\0t\0m\0l\0>'), 'text/html'],
		['HTML that speaks of PDF', sample.text('<html>\n%PDF-1.4 is a format'), 'text/html'],
		['JPEG 2000', sample.bytesOf('\0\0\0\x0cjP  \r\n\x87\n'), 'image/jp2'],
		['JPEG XL', sample.bytesOf('\0\0\0\x0cJXL \r\n\x87\n'), 'image/jxl'],
		...['text-template', 'graphics', 'formula'].map((kind): [string, Uint8Array, string] => [
			`OpenDocument ${kind}`,
			sample.bytesOf(
				`PK\x03\x04${'\0'.repeat(26)}mimetypeapplication/vnd.oasis.opendocument.${kind}PK\x03\x04`,
			),
			`application/vnd.oasis.opendocument.${kind}`,
		]),
		['an icon', sample.bytesOf('\0\0\x01\0\x03\0\x30\x30'), 'image/x-icon'],
		['HTML', sample.text('\n <!DOCTYPE HTML><p>hello'), 'text/html'],
		['HTML without doctype', sample.text('<html lang="en">'), 'text/html'],
		['XML', sample.text('<?xml version="1.0"?><invoice/>'), 'application/xml'],
	])('%s', (_, bytes, mimeType) => {
		expect(mimeTypeOfBytes(bytes)).toBe(mimeType);
	});

	test.each<[what: string, bytes: Uint8Array]>([
		['no bytes', new Uint8Array()],
		['plain text', sample.text('Hello')],
		['text in angle brackets', sample.text('<see below>')],
		['an unknown binary', sample.noise()],
		['one byte of a JPEG', sample.bytesOf('\xff')],
		['UTF-16 text, which begins almost like MP3', sample.bytesOf('\xff\xfeH\0i\0')],
		[
			'an MP3 sync that no second frame follows',
			sample.bytesOf(`\xff\xfb\x90\x64${'x'.repeat(999)}`),
		],
		['text that starts with BM', sample.text('BMW prices')],
		['text that starts with GIF89a', sample.text('GIF89a is a format of pictures')],
		['text that starts with ID3', sample.text('ID3 tags and what they hold')],
		['a markup comment without end', sample.text('<!-- never closed')],
	])('nothing from %s', (_, bytes) => {
		expect(mimeTypeOfBytes(bytes)).toBeNull();
	});

	test('an Office file whose telling entry lies behind the first bytes is a zip file', () => {
		expect(mimeTypeOfBytes(sample.officeWithDistantEntries())).toBe('application/zip');
	});

	test('bytes in the middle of a larger buffer are read from their own start', () => {
		const larger = new Uint8Array([9, 9, 9, ...sample.iso('mif1', 'avif')]);
		expect(mimeTypeOfBytes(larger.subarray(3))).toBe('image/avif');
	});

	test('any bytes get an answer', () => {
		const starts = [
			'',
			'\0\0\0\x18ftyp',
			'PK\x03\x04',
			'<?xml',
			'ID3',
			'\xff\xfb',
			'\xff\xf1',
			'OggS',
		];
		fc.assert(
			fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 200 }), (start, rest) => {
				const mimeType = mimeTypeOfBytes(new Uint8Array([...sample.bytesOf(start), ...rest]));
				expect(mimeType ?? 'none/none').toMatch(/^[a-z]+\/[a-z0-9.+-]+$/);
			}),
		);
	});

	test.each([
		['nested tags', 'ID3\x04\0\0\0\0\0\0'],
		['zip entries', 'PK\x03\x04'],
		['processing instructions', '<??>'],
		['open brackets', '<'],
	])('many %s are answered in linear time', (_, unit) => {
		const read = (hostile: string) => mimeTypeOfBytes(sample.bytesOf(hostile));
		const textOf = (length: number) => unit.repeat(length / unit.length);
		expect(takesLinearTime(read, textOf)).toBe(true);
	});

	test('the bytes to read are enough for the tables and no burden', () => {
		expect(SIGNATURE_BYTES).toBe(4096);
	});
});
