import { createHash } from 'node:crypto';
import type { StoredUpload } from '../../sandbox/server';

const onePixel = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
	'base64',
);

/** A PNG of its own for each number: what stands behind the picture's end is nobody's concern. */
export function picture(number: number) {
	const bytes = Buffer.concat([onePixel, Buffer.from(`picture ${number}`)]);
	return { name: `picture-${number}.png`, type: 'image/png', base64: bytes.toString('base64') };
}

export const pictures = (count: number) => Array.from({ length: count }, (_, i) => picture(i));

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** What the sandbox should have of such a picture. */
export function asUploaded({ name, type, base64 }: ReturnType<typeof picture>) {
	const bytes = Buffer.from(base64, 'base64');
	return { fileName: name, mimeType: type, size: bytes.length, sha256: sha256(bytes) };
}

export const seen = ({ fileName, mimeType, size, sha256: digest }: StoredUpload) => ({
	fileName,
	mimeType,
	size,
	sha256: digest,
});

/** What anyone who opens the URL gets, or who has the authorization it needs. */
export async function served(
	url: unknown,
	authorization = '',
): Promise<{ mimeType: string | null; sha256: string }> {
	const response = await fetch(String(url), { headers: { authorization } });
	if (!response.ok) throw new Error(`${String(url)} answered ${response.status}`);
	const bytes = new Uint8Array(await response.arrayBuffer());
	return { mimeType: response.headers.get('content-type'), sha256: sha256(bytes) };
}
