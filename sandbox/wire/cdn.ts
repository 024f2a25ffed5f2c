import type { InboundMedia } from '../seed/types';
import type { Exchange } from './exchange';

export const cdnRoot = '/cdn/';

/** Where a redirecting file really is: the same server by another host name, so another origin. */
export function cdnUrl(root: string, mid: string): string {
	const url = new URL(`${cdnRoot}${mid}`, root);
	url.hostname = url.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
	return url.href;
}

/** Serves inbound files to whoever has the address, and like a real one turns down a request that carries a token. */
export function serveCdn({ req, res, record }: Exchange, media: InboundMedia[]): void {
	const file = media.find(({ mid }) => record.path === `${cdnRoot}${mid}`);
	if (req.headers.authorization !== undefined) {
		res.status(400).type('text').send('Only one way of authentication is allowed');
	} else if (file === undefined) {
		res.status(404).type('text').send('Not Found');
	} else {
		res.type(file.mimeType).send(file.bytes);
	}
}
