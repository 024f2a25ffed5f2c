import { metadataPath } from '../../inboundMedia/mediaPaths';
import { isObject } from '../../json/isObject';
import { ChakraError } from '../../transport/chakraError';
import { requestOperation } from '../requestOperation';
import { toOutput } from '../toOutput';
import { mediaExplanations, mediaIdField, readMediaId } from './mediaIdField';

/** Gets the details of a file that a customer sent. Source: https://apidocs.chakrahq.com/api-20534427 */
export const get = requestOperation({
	entry: {
		name: 'Get',
		value: 'get',
		action: 'Get the type and link of a WhatsApp file by media ID',
		description: 'Get the type and the link of a file that a customer sent in WhatsApp',
	},
	api: ['fetchWhatsappMedia'],
	fields: [mediaIdField],
	request(item) {
		const id = readMediaId(item);
		const explanations = () => mediaExplanations(id);
		return { method: 'GET', path: metadataPath(id), idempotent: true, explanations };
	},
	output({ data }, item) {
		if (isObject(data)) return { id: readMediaId(item), ...toOutput(data) };
		throw new ChakraError('ChakraHQ answered and said nothing about the file', {
			remedy: 'Run it again; if it stays so, ask ChakraHQ.',
		});
	},
});
