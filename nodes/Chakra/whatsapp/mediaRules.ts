export type MediaKind = 'image' | 'video' | 'audio' | 'document' | 'sticker';

export interface SizeLimit {
	/** Bytes, with 1 MB = 1024 × 1024. That is the larger reading, so that no acceptable file is refused. */
	maxBytes: number;
	/** The limit as WhatsApp's documentation writes it. */
	maxText: string;
}

export interface MediaRule extends SizeLimit {
	kind: MediaKind;
	/** MIME type → file extensions without the dot, the preferred one first. */
	mimeTypes: Readonly<Record<string, readonly string[]>>;
	/** A smaller limit for stickers that are not animated. */
	whenNotAnimated?: SizeLimit;
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
		maxText: '5 MB',
	},
	{
		kind: 'video',
		mimeTypes: { 'video/mp4': ['mp4'], 'video/3gpp': ['3gp'] },
		maxBytes: 16 * MB,
		maxText: '16 MB',
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
		maxText: '16 MB',
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
		maxText: '100 MB',
	},
	{
		kind: 'sticker',
		mimeTypes: { 'image/webp': ['webp'] },
		maxBytes: 500 * KB,
		maxText: '500 KB',
		whenNotAnimated: { maxBytes: 100 * KB, maxText: '100 KB' },
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
 * The kind of message for a file of this MIME type; null for a type that WhatsApp does not accept. `image/webp` is a
 * sticker. Case and parameters such as `; codecs=opus` are ignored.
 */
export function mediaKindOf(mimeType: string): MediaKind | null {
	return mediaRuleOf(mimeType)?.kind ?? null;
}

/** A MIME type without parameters, in lower case: `Audio/OGG; codecs=opus` → `audio/ogg`. */
export function bareMimeType(stated: string): string {
	const semicolon = stated.indexOf(';');
	return (semicolon === -1 ? stated : stated.slice(0, semicolon)).trim().toLowerCase();
}
