import type { Handler, Operations } from '../operation';
import type { InboundMedia } from '../seed/types';
import { refused, type Answer } from '../wire/answer';

const show: Handler = ({ params }, { media }) =>
	bytesOf(media.find(({ id }) => id === params.whatsappMediaId));

export const inboundMediaOperations = {
	fetchWhatsappMedia({ params }, { media, url }) {
		const { whatsappMediaId: id, whatstappApiVersion: version = '' } = params;
		const found = media.find((one) => one.id === id);
		if (found === undefined) return refused(404, 'Not Found');
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
	showWhatsappMediaAttachment: ({ query }, { media }) =>
		bytesOf(media.find(({ mid }) => mid === query.mid)),
} satisfies Operations;

function bytesOf(media: InboundMedia | undefined): Answer {
	if (media === undefined) return refused(404, 'Not Found');
	return { bytes: media.bytes, type: media.mimeType };
}
