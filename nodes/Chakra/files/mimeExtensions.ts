import { bareMimeType, mediaRules } from '../whatsapp/mediaRules';
import { plainName } from './encodedNames';
import { trimmedEnd } from './nameEdges';

const openXml = 'application/vnd.openxmlformats-officedocument';

/** Types that WhatsApp does not accept, with their file extensions. Such files still arrive as input. */
const otherTypes: Readonly<Record<string, readonly string[]>> = {
	'image/gif': ['gif'],
	'image/bmp': ['bmp'],
	'image/tiff': ['tiff', 'tif'],
	'image/heic': ['heic'],
	'image/heif': ['heif'],
	'image/avif': ['avif'],
	'image/jp2': ['jp2'],
	'image/jxl': ['jxl'],
	'image/svg+xml': ['svg'],
	'image/x-icon': ['ico'],
	'image/vnd.adobe.photoshop': ['psd'],
	'video/quicktime': ['mov'],
	'video/webm': ['webm'],
	'video/x-matroska': ['mkv'],
	'video/x-msvideo': ['avi'],
	'video/x-ms-wmv': ['wmv'],
	'video/x-flv': ['flv'],
	'video/mpeg': ['mpg', 'mpeg'],
	'video/ogg': ['ogv'],
	'video/3gpp2': ['3g2'],
	'audio/wav': ['wav'],
	'audio/flac': ['flac'],
	'audio/aiff': ['aiff', 'aif'],
	'audio/midi': ['mid', 'midi'],
	'audio/3gpp': ['3ga'],
	'audio/amr-wb': ['awb'],
	'audio/x-ms-wma': ['wma'],
	'audio/webm': ['weba'],
	'text/csv': ['csv'],
	'text/html': ['html', 'htm'],
	'text/css': ['css'],
	'text/markdown': ['md'],
	'text/calendar': ['ics'],
	'text/vcard': ['vcf'],
	'text/javascript': ['js', 'mjs'],
	'text/tab-separated-values': ['tsv'],
	'text/xml': ['xml'],
	'application/json': ['json'],
	'application/xml': ['xml'],
	'application/yaml': ['yaml', 'yml'],
	'application/rtf': ['rtf'],
	'application/zip': ['zip'],
	'application/gzip': ['gz', 'tgz'],
	'application/x-tar': ['tar'],
	'application/x-7z-compressed': ['7z'],
	'application/vnd.rar': ['rar'],
	'application/epub+zip': ['epub'],
	'application/vnd.android.package-archive': ['apk'],
	'application/vnd.oasis.opendocument.text': ['odt'],
	'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
	'application/vnd.oasis.opendocument.presentation': ['odp'],
	'application/vnd.oasis.opendocument.graphics': ['odg'],
	'application/vnd.oasis.opendocument.formula': ['odf'],
	'application/vnd.oasis.opendocument.text-template': ['ott'],
	'application/vnd.oasis.opendocument.spreadsheet-template': ['ots'],
	'application/vnd.oasis.opendocument.presentation-template': ['otp'],
	'application/vnd.ms-excel.sheet.macroenabled.12': ['xlsm'],
	'application/vnd.ms-excel.sheet.binary.macroenabled.12': ['xlsb'],
	'application/vnd.ms-excel.template.macroenabled.12': ['xltm'],
	'application/vnd.ms-excel.addin.macroenabled.12': ['xlam'],
	'application/vnd.ms-word.document.macroenabled.12': ['docm'],
	'application/vnd.ms-word.template.macroenabled.12': ['dotm'],
	'application/vnd.ms-powerpoint.presentation.macroenabled.12': ['pptm'],
	'application/vnd.ms-powerpoint.template.macroenabled.12': ['potm'],
	'application/vnd.ms-powerpoint.slideshow.macroenabled.12': ['ppsm'],
	'application/vnd.ms-powerpoint.addin.macroenabled.12': ['ppam'],
	[`${openXml}.wordprocessingml.template`]: ['dotx'],
	[`${openXml}.spreadsheetml.template`]: ['xltx'],
	[`${openXml}.presentationml.template`]: ['potx'],
	[`${openXml}.presentationml.slideshow`]: ['ppsx'],
	'application/vnd.apple.pages': ['pages'],
	'application/vnd.apple.numbers': ['numbers'],
	'application/vnd.apple.keynote': ['key'],
	'application/java-archive': ['jar'],
	'application/vnd.ms-outlook': ['msg'],
	'application/vnd.ms-visio.drawing': ['vsdx'],
	'application/vnd.ms-xpsdocument': ['xps'],
	'application/oxps': ['oxps'],
	'application/vnd.google-earth.kmz': ['kmz'],
	'application/vnd.comicbook+zip': ['cbz'],
	'model/3mf': ['3mf'],
	'application/vnd.visio': ['vsd'],
	'application/vnd.ms-project': ['mpp'],
	'application/x-mspublisher': ['pub'],
	'message/rfc822': ['eml'],
	'application/pkcs7-mime': ['p7m'],
	'application/pkcs7-signature': ['p7s'],
};

/** Extensions that are recognised in a name and never given to one. */
const unusualExtensions: Readonly<Record<string, string>> = {
	jpe: 'image/jpeg',
	jfif: 'image/jpeg',
	jif: 'image/jpeg',
	pjpeg: 'image/jpeg',
	m4v: 'video/mp4',
	'3gpp': 'video/3gpp',
	f4v: 'video/mp4',
	f4a: 'audio/mp4',
	m4b: 'audio/mp4',
	m4p: 'audio/mp4',
	m4r: 'audio/mp4',
	adts: 'audio/aac',
	oga: 'audio/ogg',
	opus: 'audio/ogg',
	mpga: 'audio/mpeg',
	spx: 'audio/ogg',
	text: 'text/plain',
	log: 'text/plain',
	markdown: 'text/markdown',
	heics: 'image/heic',
	dib: 'image/bmp',
	mp4v: 'video/mp4',
	mpg4: 'video/mp4',
	qt: 'video/quicktime',
	mp2: 'audio/mpeg',
	dot: 'application/msword',
	xla: 'application/vnd.ms-excel',
	xlt: 'application/vnd.ms-excel',
	xlw: 'application/vnd.ms-excel',
	pot: 'application/vnd.ms-powerpoint',
	pps: 'application/vnd.ms-powerpoint',
};

const extensionsByType = new Map<string, readonly string[]>([
	...mediaRules.flatMap((rule) => Object.entries(rule.mimeTypes)),
	...Object.entries(otherTypes),
]);

const typeByExtension = new Map<string, string>([
	...[...extensionsByType].flatMap(([mimeType, extensions]) =>
		extensions.map((extension): [string, string] => [extension, mimeType]),
	),
	...Object.entries(unusualExtensions),
]);

/** The extensions of a MIME type, without dot, the preferred one first; empty for an unknown type. */
export function extensionsOf(mimeType: string): readonly string[] {
	return extensionsByType.get(bareMimeType(mimeType)) ?? [];
}

/**
 * The MIME type for a file name's extension, also where the name is encoded (`Scan.PDF`, `a.pdf?token=1`,
 * `=?utf-8?q?a.pdf?=` → `application/pdf`); or null.
 */
export function mimeTypeOfFileName(fileName: string): string | null {
	const name = trimmedEnd(plainName(fileName));
	const dot = name.lastIndexOf('.');
	return dot === -1 ? null : mimeTypeOfExtension(name.slice(dot + 1).trim());
}

/** The MIME type for an extension (without dot, any case), or null. */
export function mimeTypeOfExtension(extension: string): string | null {
	return typeByExtension.get(extension.toLowerCase()) ?? null;
}
