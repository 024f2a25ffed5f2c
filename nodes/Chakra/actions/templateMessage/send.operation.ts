import { readParallelSends } from '../../parameters/parallelSends';
import { phoneRecipientField, readPhoneRecipient } from '../../parameters/recipient';
import { apiPath } from '../../transport/apiPath';
import type { Operation } from '../operation';
import { chakraTemplateBody } from './chakraFormat';
import { prepareTemplateSend, sendTemplateFields } from './sendTemplate';
import { provenChatMessage } from './sentTemplate';

/** Source: https://apidocs.chakrahq.com/api-11312774 */
export const send: Operation = {
	entry: {
		name: 'Send',
		value: 'send',
		action: 'Send a WhatsApp template message',
		description: 'Send an approved template to a phone number, with its file if it has one',
	},
	description: sendTemplateFields([phoneRecipientField]),

	itemsAtOnce: readParallelSends,

	async prepare(item) {
		const recipient = readPhoneRecipient(item);
		return await prepareTemplateSend(item, {
			recipient,
			request: (template, { pluginId, senderId }) => ({
				path: apiPath`/v1/ext/plugin/whatsapp/${pluginId}/phoneNumber/${recipient}/send-template-message`,
				body: chakraTemplateBody(template, senderId),
			}),
			message: provenChatMessage,
		});
	},
};
