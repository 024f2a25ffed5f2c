export type MediaKind = 'image' | 'video' | 'audio' | 'document' | 'sticker';

export interface SizeLimit {
	/** Bytes, with MB read as 1024 × 1024: the larger reading, so that nothing acceptable is refused. */
	maxBytes: number;
	/** The limit in WhatsApp's own words, which people should aim at. */
	maxSaid: string;
}

export interface MediaRule extends SizeLimit {
	kind: MediaKind;
	/** MIME type → file extensions without the dot; the first one is used when a name is made up. */
	mimeTypes: Readonly<Record<string, readonly string[]>>;
	/** A tighter limit for files that do not move (stickers only). */
	whenStill?: SizeLimit;
}

const KB = 1024;
const MB = 1024 * KB;
const openXml = 'application/vnd.openxmlformats-officedocument';

/**
 * What WhatsApp accepts when media is sent by link.
 *
 * Source: developers.facebook.com/documentation/business-messaging/whatsapp (media and the image,
 * video, audio, document and sticker message pages, 2026). Meta reads MB as 1024 × 1024 bytes in
 * some answers and as 10^6 in others.
 */
export const mediaRules: readonly MediaRule[] = [
	{
		kind: 'image',
		mimeTypes: { 'image/jpeg': ['jpg', 'jpeg'], 'image/png': ['png'] },
		maxBytes: 5 * MB,
		maxSaid: '5 MB',
	},
	{
		kind: 'video',
		mimeTypes: { 'video/mp4': ['mp4'], 'video/3gpp': ['3gp'] },
		maxBytes: 16 * MB,
		maxSaid: '16 MB',
	},
	{
		kind: 'audio',
		mimeTypes: {
			'audio/aac': ['aac'],
			'audio/amr': ['amr'],
			'audio/mpeg': ['mp3'],
			'audio/mp4': ['m4a'],
			'audio/ogg': ['ogg'],
		},
		maxBytes: 16 * MB,
		maxSaid: '16 MB',
	},
	{
		kind: 'document',
		mimeTypes: {
			'text/plain': ['txt'],
			'application/pdf': ['pdf'],
			'application/msword': ['doc'],
			'application/vnd.ms-excel': ['xls'],
			'application/vnd.ms-powerpoint': ['ppt'],
			[`${openXml}.wordprocessingml.document`]: ['docx'],
			[`${openXml}.spreadsheetml.sheet`]: ['xlsx'],
			[`${openXml}.presentationml.presentation`]: ['pptx'],
		},
		maxBytes: 100 * MB,
		maxSaid: '100 MB',
	},
	{
		kind: 'sticker',
		mimeTypes: { 'image/webp': ['webp'] },
		maxBytes: 500 * KB,
		maxSaid: '500 KB',
		whenStill: { maxBytes: 100 * KB, maxSaid: '100 KB' },
	},
];

const ruleByMimeType = new Map(
	mediaRules.flatMap((rule) => Object.keys(rule.mimeTypes).map((mimeType) => [mimeType, rule])),
);

/** The rule that a MIME type falls under, or undefined where WhatsApp does not accept the type. */
export function mediaRuleOf(mimeType: string): MediaRule | undefined {
	return ruleByMimeType.get(bareMimeType(mimeType));
}

/**
 * What WhatsApp sends a file of this type as: `image/webp` is a sticker, and types that WhatsApp
 * does not accept at all give null. Case and parameters such as `; codecs=opus` do not matter.
 */
export function mediaKindOf(mimeType: string): MediaKind | null {
	return mediaRuleOf(mimeType)?.kind ?? null;
}

/** `Audio/OGG; codecs=opus` → `audio/ogg`: parameters cut off, lower case, no spaces around. */
export function bareMimeType(stated: string): string {
	const semicolon = stated.indexOf(';');
	return (semicolon === -1 ? stated : stated.slice(0, semicolon)).trim().toLowerCase();
}
