import { bareMimeType } from '../whatsapp/mediaRules';
import { bytesText } from './bytesText';

type Refusal = (bytes: Uint8Array) => string | null;

/**
 * What a file of an accepted type must hold. Source: developers.facebook.com/documentation/business-messaging/whatsapp
 * (image, video and audio message pages).
 */
const refusals: ReadonlyMap<string, Refusal> = new Map([
	['audio/ogg', otherThanOpus],
	['image/jpeg', otherThanRgb],
	['image/png', deeperThan8Bit],
	['video/3gpp', otherCodec],
	['video/mp4', otherCodec],
]);

/**
 * Why WhatsApp refuses what is inside a file of a type that it takes, and what to do; null where these bytes do not
 * show it.
 * @param bytes the first ones, or of a video the descriptions of its tracks
 */
export function refusedContent(mimeType: string, bytes: Uint8Array): string | null {
	return refusals.get(bareMimeType(mimeType))?.(bytes) ?? null;
}

/** An Ogg page begins with a header of 27 bytes and its segment table. The codec's name follows. */
function otherThanOpus(bytes: Uint8Array): string | null {
	const codec = 27 + (bytes[26] ?? 0);
	if (bytesText(bytes, 0, 4) !== 'OggS' || bytes.length < codec + 8) return null;
	if (bytesText(bytes, codec, codec + 8) === 'OpusHead') return null;
	return 'WhatsApp accepts OGG audio only with the Opus codec. Convert the file to OGG with Opus, or to MP3.';
}

/** The codes of what WhatsApp does not play, as in the sample descriptions of a track: mp4ra.org/registered-types. */
const codecs: ReadonlyMap<string, string> = new Map([
	['hvc1', 'HEVC (H.265) video'],
	['hev1', 'HEVC (H.265) video'],
	['dvh1', 'HEVC (H.265) video'],
	['dvhe', 'HEVC (H.265) video'],
	['av01', 'AV1 video'],
	['vp08', 'VP8 video'],
	['vp09', 'VP9 video'],
	['mp4v', 'MPEG-4 Part 2 video'],
	['s263', 'H.263 video'],
	['samr', 'AMR sound'],
	['sawb', 'AMR sound'],
	['ac-3', 'Dolby sound'],
	['ec-3', 'Dolby sound'],
	['alac', 'Apple Lossless sound'],
	['fLaC', 'FLAC sound'],
	['Opus', 'Opus sound'],
	['.mp3', 'MP3 sound'],
	['sowt', 'uncompressed sound'],
	['twos', 'uncompressed sound'],
	['lpcm', 'uncompressed sound'],
	['ipcm', 'uncompressed sound'],
]);

/**
 * A box `stsd` describes the samples of one track: version, number of entries, then the size and code of the first one
 * (ISO/IEC 14496-12, 8.5.2).
 */
function otherCodec(bytes: Uint8Array): string | null {
	const start = bytesText(bytes, 0, bytes.length);
	const found = Array.from(start.matchAll(/stsd\0[^]{11}([^]{4})/g), ([, code = '']) =>
		codecs.get(code),
	).find((codec) => codec !== undefined);
	if (found === undefined) return null;
	return `This video holds ${found}; WhatsApp accepts only H.264 video with AAC sound. Convert the file to MP4 with these.`;
}

/** The bit depth in the header, which is the first chunk: w3.org/TR/png. */
const DEPTH_AT = 24;
const MAX_BITS = 8;

function deeperThan8Bit(bytes: Uint8Array): string | null {
	if (bytesText(bytes, 12, 16) !== 'IHDR') return null;
	const bits = bytes[DEPTH_AT] ?? 0;
	if (bits <= MAX_BITS) return null;
	return `This picture has ${bits} bits a channel; WhatsApp accepts 8. Save it with 8 bits, or as JPEG.`;
}

/** Start of frame, with the number of colour components at its end: baseline, extended and progressive (ITU-T T.81). */
const frame = /^\xff[\xc0-\xc2][^]{7}([^])/;

/** The profile of a picture names its colours 16 bytes after its start (ICC.1, 7.2). */
const printProfile = /^\xff\xe2[^]{2}ICC_PROFILE\0[^]{2}[^]{16}CMYK/;

/** Follows the segments to the frame, as far as the first bytes go. Pictures for printers have four colours. */
function otherThanRgb(bytes: Uint8Array): string | null {
	const start = bytesText(bytes, 0, bytes.length);
	for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
		const segment = start.slice(at, at + 64);
		const components = frame.exec(segment)?.[1]?.charCodeAt(0);
		if (components === 4 || printProfile.test(segment)) {
			return 'This picture has the colours of a printer (CMYK); WhatsApp accepts RGB. Save it as RGB.';
		}
		if (components !== undefined) return null;
		at += 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0);
	}
	return null;
}
