const zip = ['application/zip'];
const ole = ['application/x-ole-storage'];
const openXml = 'application/vnd.openxmlformats-officedocument';

/** Templates and files with macros look like the plain document inside. Only their name tells the difference. */
function office(plain: string, variants: string[]): Array<[string, string[]]> {
	return [[plain, zip], ...variants.map((one): [string, string[]] => [one, [...zip, plain]])];
}

/** MIME type → types that its first bytes may prove instead, because the formats share a container. */
const sharedContainers: ReadonlyMap<string, readonly string[]> = new Map([
	// Phones record sound with the brands of video.
	['audio/mp4', ['video/mp4', 'video/3gpp']],
	['audio/3gpp', ['video/3gpp', 'video/mp4']],
	['video/3gpp', ['video/mp4']],
	['audio/webm', ['video/webm']],
	['audio/x-ms-wma', ['video/x-ms-wmv']],
	['image/heic', ['image/heif']],
	['image/heif', ['image/heic']],
	['application/msword', ole],
	['application/vnd.ms-excel', ole],
	['application/vnd.ms-powerpoint', ole],
	['application/vnd.ms-outlook', ole],
	...office(`${openXml}.wordprocessingml.document`, [
		`${openXml}.wordprocessingml.template`,
		'application/vnd.ms-word.document.macroenabled.12',
		'application/vnd.ms-word.template.macroenabled.12',
	]),
	...office(`${openXml}.spreadsheetml.sheet`, [
		`${openXml}.spreadsheetml.template`,
		'application/vnd.ms-excel.sheet.macroenabled.12',
		'application/vnd.ms-excel.sheet.binary.macroenabled.12',
		'application/vnd.ms-excel.template.macroenabled.12',
		'application/vnd.ms-excel.addin.macroenabled.12',
	]),
	...office(`${openXml}.presentationml.presentation`, [
		`${openXml}.presentationml.template`,
		`${openXml}.presentationml.slideshow`,
		'application/vnd.ms-powerpoint.presentation.macroenabled.12',
		'application/vnd.ms-powerpoint.template.macroenabled.12',
		'application/vnd.ms-powerpoint.slideshow.macroenabled.12',
		'application/vnd.ms-powerpoint.addin.macroenabled.12',
	]),
	['application/vnd.apple.pages', zip],
	['application/vnd.apple.numbers', zip],
	['application/vnd.apple.keynote', zip],
	['application/java-archive', zip],
	...[
		...['text', 'spreadsheet', 'presentation', 'graphics', 'formula'],
		...['text-template', 'spreadsheet-template', 'presentation-template'],
	].map((kind): [string, string[]] => [`application/vnd.oasis.opendocument.${kind}`, zip]),
	['application/epub+zip', zip],
	['application/oxps', zip],
	['application/vnd.comicbook+zip', zip],
	['application/vnd.google-earth.kmz', zip],
	['application/vnd.ms-visio.drawing', zip],
	['application/vnd.ms-xpsdocument', zip],
	['model/3mf', zip],
	['application/vnd.ms-project', ole],
	['application/vnd.visio', ole],
	['application/x-mspublisher', ole],
	['application/vnd.android.package-archive', zip],
]);

/** A type for video → the type for sound in the same container. */
const soundTypes: ReadonlyMap<string, string> = new Map([
	['video/mp4', 'audio/mp4'],
	['video/3gpp', 'audio/3gpp'],
	['video/webm', 'audio/webm'],
	['video/x-ms-wmv', 'audio/x-ms-wma'],
]);

/**
 * The proven type, or that of sound in the same container where the file claims to be sound: recorders call M4A or
 * WebM `voice.mp3`.
 */
export function asClaimed(proven: string, claim: string): string {
	return (claim.startsWith('audio/') && soundTypes.get(proven)) || proven;
}

/** Whether a file of type `mimeType` may have bytes that prove the type `proven`. */
export function sharesContainer(mimeType: string, proven: string): boolean {
	return sharedContainers.get(mimeType)?.includes(proven) ?? false;
}
