import { metadataPath } from '../../inboundMedia/mediaPaths';
import { maxTriesField, timeoutField } from '../../parameters/retryOptions';
import { toOutput } from '../answerOutput';
import { isObject } from '../../json/isObject';
import { ChakraError } from '../../transport/chakraError';
import type { Operation } from '../operation';
import { mediaIdField, readMediaId } from './mediaIdField';

/**
 * Gives what is known of a file that a customer sent, as the API answers it.
 * Source: https://apidocs.chakrahq.com/api-20534427
 */
export const get: Operation = {
	entry: {
		name: 'Get',
		value: 'get',
		action: 'Get media',
		description: 'Get the type and the link of a file that a customer sent in WhatsApp',
	},
	api: ['fetchWhatsappMedia'],
	description: [
		mediaIdField,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [maxTriesField, timeoutField],
		},
	],

	async prepare(item) {
		const mediaId = readMediaId(item);
		return async () => {
			const { data: media } = await item.send({
				method: 'GET',
				path: metadataPath(mediaId),
				idempotent: true,
				explanations: {
					404: {
						happened: `ChakraHQ has no file with the media ID ${mediaId}`,
						remedy:
							'Check that it was copied whole. WhatsApp keeps the files of customers for some days only.',
					},
				},
			});
			if (!isObject(media)) {
				throw new ChakraError('ChakraHQ answered and said nothing about the file', {
					remedy: 'Run it again; if it stays so, ask ChakraHQ.',
				});
			}
			return item.outputs({ id: mediaId, ...toOutput(media) });
		};
	},
};
