import { bytesText } from './bytesText';

const kilobitsMpeg1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const kilobitsMpeg2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const samplesPerSecond = [44100, 48000, 32000];

/** Divisor of the sample rate for MPEG 2.5, (reserved), MPEG 2 and MPEG 1, by the version bits of the header. */
const rateDivisors = [4, 0, 2, 1];
const layerIII = 1;
const mpeg1 = 3;

/**
 * `audio/mpeg` for bytes that begin with an MP3 frame, `audio/aac` for an ADTS frame, else null. An ID3 tag at the
 * start is skipped. Where the tag fills all bytes, the file counts as MP3. Two sync bytes prove little, so the next
 * frame must begin where the first one says, if that is within the bytes. Header layouts: ISO/IEC 11172-3 and 13818-7.
 */
export function mpegAudioType(bytes: Uint8Array): string | null {
	const frames = bytes.subarray(tagLength(bytes));
	if (frames.length < bytes.length) return mpegAudioType(frames) ?? 'audio/mpeg';
	if (hasFrames(bytes, mp3FrameLength)) return 'audio/mpeg';
	if (hasFrames(bytes, adtsFrameLength)) return 'audio/aac';
	return null;
}

/**
 * Length of an ID3v2 tag at the start in bytes, 0 without one: "ID3", a version from 2 to 4, flags, and a size with 7
 * bits per byte (id3.org, ID3v2.4.0, section 3.1). A text may begin with "ID3", but not with such a version.
 */
function tagLength(bytes: Uint8Array): number {
	const version = bytes[3] ?? 0;
	if (bytes.length < 10 || bytesText(bytes, 0, 3) !== 'ID3' || version < 2 || version > 4) return 0;
	return bytes.subarray(6, 10).reduce((size, byte) => size * 128 + (byte & 0x7f), 0) + 10;
}

type FrameLength = (header: Uint8Array) => number | null;

function hasFrames(bytes: Uint8Array, frameLength: FrameLength): boolean {
	const first = frameLength(bytes);
	if (first === null) return false;
	const rest = bytes.subarray(first);
	return rest.length < 7 || frameLength(rest) !== null;
}

function mp3FrameLength(header: Uint8Array): number | null {
	const [sync = 0, version = 0, rates = 0] = header;
	if (sync !== 0xff || version < 0xe0) return null;
	const versionBits = (version >> 3) & 3;
	const kilobits = (versionBits === mpeg1 ? kilobitsMpeg1 : kilobitsMpeg2)[rates >> 4];
	const samples = samplesPerSecond[(rates >> 2) & 3];
	const divisor = rateDivisors[versionBits];
	if (((version >> 1) & 3) !== layerIII || !kilobits || !samples || !divisor) return null;
	const bytesPerKilobit = versionBits === mpeg1 ? 144_000 : 72_000;
	const padding = (rates >> 1) & 1;
	return Math.floor((bytesPerKilobit * kilobits) / (samples / divisor)) + padding;
}

function adtsFrameLength(header: Uint8Array): number | null {
	const [sync = 0, layer = 0, profile = 0, high = 0, middle = 0, low = 0] = header;
	if (sync !== 0xff || (layer & 0xf6) !== 0xf0 || ((profile >> 2) & 0xf) > 12) return null;
	const length = ((high & 3) << 11) | (middle << 3) | (low >> 5);
	return length >= 7 ? length : null;
}
