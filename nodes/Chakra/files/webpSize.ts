import { bytesText } from './bytesText';

interface Size {
	width: number;
	height: number;
}

interface Form {
	/** The code of the first chunk, and the bytes that stand in it at an offset. */
	code: string;
	mark: { offset: number; text: string };
	size: (view: DataView) => Size;
}

const FOURTEEN_BITS = 0x3fff;

/** Source: developers.google.com/speed/webp/docs/riff_container, and its pages about the lossy and the lossless form */
const forms: readonly Form[] = [
	{
		code: 'VP8 ',
		mark: { offset: 23, text: '\x9d\x01\x2a' },
		size: (view) => ({
			width: view.getUint16(26, true) & FOURTEEN_BITS,
			height: view.getUint16(28, true) & FOURTEEN_BITS,
		}),
	},
	{
		code: 'VP8L',
		mark: { offset: 20, text: '\x2f' },
		size(view) {
			const bits = view.getUint32(21, true);
			return { width: (bits & FOURTEEN_BITS) + 1, height: ((bits >>> 14) & FOURTEEN_BITS) + 1 };
		},
	},
	{
		code: 'VP8X',
		mark: { offset: 21, text: '\0\0\0' },
		size: (view) => ({
			width: (view.getUint32(24, true) & 0xffffff) + 1,
			height: (view.getUint32(26, true) >>> 8) + 1,
		}),
	},
];

const HEADER_BYTES = 30;

/** Width and height of a WebP picture in pixels; null where its first bytes do not show them. */
export function webpSize(bytes: Uint8Array): Size | null {
	const start = bytesText(bytes, 0, HEADER_BYTES);
	if (start.length < HEADER_BYTES || !start.startsWith('WEBP', 8)) return null;
	const form = forms.find(
		({ code, mark }) => start.startsWith(code, 12) && start.startsWith(mark.text, mark.offset),
	);
	return form?.size(new DataView(bytes.buffer, bytes.byteOffset, bytes.length)) ?? null;
}
