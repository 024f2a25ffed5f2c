import type { Handler, Operations } from '../operation';
import type { InboundMedia } from '../seed/types';
import { cdnUrl } from '../wire/cdn';
import { errorResponse, type HandlerResponse } from '../wire/response';

const show: Handler = ({ params }, { media, url }) =>
	bytesOf(
		media.find(({ id }) => id === params.whatsappMediaId),
		url,
	);

export const inboundMediaOperations = {
	fetchWhatsappMedia({ params }, { media, url }) {
		const { whatsappMediaId: id, whatstappApiVersion: version = '' } = params;
		const found = media.find((one) => one.id === id);
		if (found === undefined) return errorResponse(404, 'Not Found');
		const { mimeType, bytes } = found;
		return {
			json: {
				id,
				messaging_product: 'whatsapp',
				url: `${url}/v2/whatsapp/${version}/media/${found.id}/show`,
				mime_type: mimeType,
				file_size: bytes.length,
			},
		};
	},
	showWhatsappMedia: show,
	showWhatsappMediaV1: show,
	showWhatsappMediaAttachment: ({ query }, { media, url }) =>
		bytesOf(
			media.find(({ mid }) => mid === query.mid),
			url,
		),
} satisfies Operations;

/** What Meta answers for a file it no longer has. */
const expired = {
	error: {
		message: '(#100) Unsupported get request. Object with this ID does not exist',
		type: 'GraphMethodException',
		code: 100,
	},
};

function bytesOf(media: InboundMedia | undefined, url: string): HandlerResponse {
	if (media === undefined) return errorResponse(404, 'Not Found');
	const answers: Record<NonNullable<InboundMedia['access']> | 'direct', HandlerResponse> = {
		direct: { bytes: media.bytes, type: media.mimeType },
		redirect: { redirectTo: cdnUrl(url, media.mid) },
		expired: { status: 404, json: expired },
		refused: errorResponse(403, 'Forbidden'),
	};
	return answers[media.access ?? 'direct'];
}
