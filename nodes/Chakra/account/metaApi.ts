import { apiPath } from '../transport/apiPath';
import type { Explanations } from '../transport/explain';

/**
 * The version of Meta's API for pass-through calls. It is the newest that public clients use and the default of
 * ChakraHQ's own node. ChakraHQ's pages show v17.0 to v19.0.
 */
export const META_API_VERSION = 'v24.0';

/** The path of Meta's `/messages`, passed through. Source: https://apidocs.chakrahq.com/api-11313675 */
export function messagesPath(pluginId: string, senderId: string): string {
	return apiPath`/v1/ext/plugin/whatsapp/${pluginId}/api/${META_API_VERSION}/${senderId}/messages`;
}

/** For calls that need WhatsApp in the key's access role. */
export const whatsappExplanations: Explanations = {
	403: {
		happened: 'This access token is not allowed to do this',
		remedy:
			'In ChakraHQ, open Admin > API Keys and give the key an access role that includes WhatsApp, or use another key.',
	},
};

/** What the status codes of a send request probably mean. None is documented. */
export function sendExplanations(pluginId: string): Explanations {
	return {
		...whatsappExplanations,
		mayBeDone: 'It may have been sent all the same: look before you send it again. ',
		404: {
			happened: `ChakraHQ found nothing at this address, which names plugin ${pluginId}`,
			remedy:
				'Check Plugin ID, Sender and the other IDs in this node, and Default Plugin ID in the credential.',
		},
	};
}
