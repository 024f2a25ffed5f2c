/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { extname } from 'node:path';
import type { StoredUpload } from '../records';
import type { Exchange } from './exchange';
import { sendFile } from './response';

export const publicMediaRoot = '/public-media/';

/** The extension of a file name with its dot, or '' where there is none that could stand in a URL. */
function urlExtension(fileName: string): string {
	const extension = extname(fileName);
	return /^\.[A-Za-z0-9]{1,16}$/.test(extension) ? extension : '';
}

/**
 * Where an upload can be opened by anyone: `{root}/public-media/{team}/{YYYY-MM-DD}/{id}.{extension}`, the form shown
 * at apidocs.chakrahq.com/api-11313630.
 */
export function publicMediaUrl(root: string, team: string, id: string, fileName: string): string {
	const day = new Date().toISOString().slice(0, 10);
	return `${root}${publicMediaRoot}${team}/${day}/${id}${urlExtension(fileName)}`;
}

/** Serves a stored upload, streaming, with the file part's own type. */
export async function servePublicMedia(
	{ req, res }: Exchange,
	uploads: StoredUpload[],
): Promise<void> {
	const upload = uploads.find(({ publicMediaUrl: url }) => url.endsWith(req.path));
	if (upload?.path == null || !['GET', 'HEAD'].includes(req.method)) {
		res.status(404).type('text').send('Not Found');
		return;
	}
	res.setHeader('etag', `"${upload.sha256}"`);
	res.setHeader('x-content-type-options', 'nosniff');
	await sendFile(res, upload.path, upload.mimeType);
}
