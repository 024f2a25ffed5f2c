import { META_API_VERSION } from '../account/metaApi';
import { parseUrl } from '../json/parseUrl';
import { apiPath } from '../transport/apiPath';
import { ChakraError } from '../transport/chakraError';

/**
 * Path of the metadata of a file. Source: https://apidocs.chakrahq.com/api-20534427
 * @throws ChakraError for an ID that cannot be part of a URL
 */
export function metadataPath(mediaId: string): string {
	return apiPath`/v1/whatsapp/${META_API_VERSION}/media/${mediaId}`;
}

/**
 * Paths of the bytes of a file: the current one, then an earlier one that older clients still use.
 * Sources: https://apidocs.chakrahq.com/api-20534488; public client code for the earlier one
 * @throws ChakraError for an ID that cannot be part of a URL
 */
export function filePaths(mediaId: string): string[] {
	return [
		apiPath`/v2/whatsapp/${META_API_VERSION}/media/${mediaId}/show`,
		apiPath`/v1/whatsapp/${META_API_VERSION}/media/${mediaId}/show`,
	];
}

/**
 * Paths of the bytes behind a link: the attachment link of an event, or the link that Get outputs, which ends in
 * `/media/{id}/show`. An attachment link itself needs Meta's token, but ChakraHQ gives the file by its `mid`.
 * Source: public client code that quotes ChakraHQ's media pages
 * @throws ChakraError if the link names no file
 */
export function linkPaths(link: string): string[] {
	const { searchParams, pathname } = parseUrl(link) ?? new URL('none:');
	const mid = searchParams.get('mid');
	if (mid) {
		return [
			`${apiPath`/v2/whatsapp/${META_API_VERSION}/media/whatsapp_business/attachments`}?mid=${encodeURIComponent(mid)}`,
		];
	}
	const shown = /\/media\/(\d+)\/show$/.exec(pathname)?.[1];
	if (shown !== undefined) return filePaths(shown);
	throw new ChakraError(
		'The attachment link has no "mid" in it, by which ChakraHQ finds the file',
		{
			remedy: 'Give the link from the event (media.url), or download by Media ID.',
		},
	);
}
