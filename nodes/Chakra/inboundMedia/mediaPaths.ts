import { META_API_VERSION } from '../account/metaApi';
import { apiPath } from '../transport/apiPath';
import { ChakraError } from '../transport/chakraError';

/**
 * What is known of the file behind a media ID. Source: https://apidocs.chakrahq.com/api-20534427
 * @throws ChakraError for an ID that no address can hold
 */
export function metadataPath(mediaId: string): string {
	return apiPath`/v1/whatsapp/${META_API_VERSION}/media/${mediaId}`;
}

/**
 * Where the bytes behind a media ID are: the current path, then the earlier one that older clients still use.
 * Sources: https://apidocs.chakrahq.com/api-20534488; public client code for the earlier one
 * @throws ChakraError for an ID that no address can hold
 */
export function filePaths(mediaId: string): string[] {
	return [
		apiPath`/v2/whatsapp/${META_API_VERSION}/media/${mediaId}/show`,
		apiPath`/v1/whatsapp/${META_API_VERSION}/media/${mediaId}/show`,
	];
}

/**
 * Where the bytes behind a link are: an event's attachment link, or the link that Get gives, which ends in
 * `/media/{id}/show`. The attachment link opens with Meta's own token only; ChakraHQ opens the file by its `mid`. Source: public client code that quotes ChakraHQ's media pages
 * @throws ChakraError where the link names no file
 */
export function linkPaths(link: string): string[] {
	const { searchParams, pathname } = new URL(URL.canParse(link) ? link : 'none:');
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
			remedy: 'Give the link as it stands in the event (media.url), or download by Media ID.',
		},
	);
}
