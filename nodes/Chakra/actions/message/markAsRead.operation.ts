import { messagesPath } from '../../account/metaApi';
import { pluginIdField } from '../../parameters/pluginId';
import { readSender } from '../../parameters/sender';
import { requestOperation } from '../requestOperation';
import { expectOwnResponse } from '../responseProof';
import { readMessageId } from './messageIdField';
import { readReceipt, readReceiptExplanations, readReceiptFields } from './readReceipt';

/**
 * ChakraHQ's response is not documented, so any response of its own without `_errors` is a success. Repeating changes
 * nothing.
 */
export const markAsRead = requestOperation({
	entry: {
		name: 'Mark as Read',
		value: 'markAsRead',
		action: 'Mark a WhatsApp message as read by its message ID',
		description: 'Show the person that a message was read, and optionally that you are typing',
	},
	api: ['sendWhatsappMessagePassThrough'],
	fields: readReceiptFields,
	options: [pluginIdField],
	request(item) {
		const { pluginId } = item;
		return {
			method: 'POST',
			path: messagesPath(pluginId, readSender(item)),
			body: readReceipt(item),
			idempotent: true,
			explanations: () => readReceiptExplanations(pluginId),
		};
	},
	check: expectOwnResponse,
	output: (_, item) => ({ success: true, messageId: readMessageId(item) }),
});
