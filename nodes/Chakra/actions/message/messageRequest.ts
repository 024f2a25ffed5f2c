import { messagesPath, sendExplanations } from '../../account/metaApi';
import { provesMessage } from '../acceptedMessageId';
import type { ItemRequest } from '../item';

/** Where a message goes out. */
interface Line {
	pluginId: string;
	/** The ID of the business's phone number. */
	senderId: string;
}

/**
 * Sends a message in Meta's format. Source: https://apidocs.chakrahq.com/api-11313675,
 * https://apidocs.chakrahq.com/api-22547477
 */
export const messageRequest = ({ pluginId, senderId }: Line, body: object): ItemRequest => ({
	method: 'POST',
	path: messagesPath(pluginId, senderId),
	body,
	idempotent: false,
	provesDone: provesMessage,
	explanations: () => sendExplanations(pluginId),
});
