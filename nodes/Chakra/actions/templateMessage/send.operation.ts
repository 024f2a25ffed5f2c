import { messagesPath } from '../../account/metaApi';
import { readParallelSends } from '../../parameters/parallelSends';
import {
	givenRecipient,
	phoneRecipientField,
	readPhoneRecipient,
} from '../../parameters/recipient';
import { apiPath } from '../../transport/apiPath';
import { onceForKey } from '../sendOnce/onceForKey';
import { beyondChakraFormat, chakraTemplateBody } from './chakraFormat';
import { metaTemplateBody } from './metaFormat';
import { prepareTemplateSend, sendTemplateFields, templateSendCalls } from './sendTemplate';
import { sentMessage } from './sentTemplate';

/**
 * Sends in ChakraHQ's own format. What that cannot express, such as a carousel, is sent in Meta's format. Source:
 * https://apidocs.chakrahq.com/api-11312774, https://apidocs.chakrahq.com/api-26944128
 */
export const send = onceForKey({
	entry: {
		name: 'Send',
		value: 'send',
		action: 'Send an approved WhatsApp template message at any time, get its ID',
		description: 'Send an approved template to a phone number, with its file if it has one',
	},
	api: [
		'sendTemplateMessageForPhoneNumber',
		'sendWhatsappMessagePassThrough',
		...templateSendCalls,
	],
	description: sendTemplateFields([phoneRecipientField]),

	recipient: givenRecipient,

	itemsAtOnce: readParallelSends,

	async prepare(item) {
		const recipient = readPhoneRecipient(item);
		return await prepareTemplateSend(item, {
			recipient,
			request: (template, { pluginId, senderId }) =>
				beyondChakraFormat(template) === null
					? {
							path: apiPath`/v1/ext/plugin/whatsapp/${pluginId}/phoneNumber/${recipient}/send-template-message`,
							body: chakraTemplateBody(template, senderId),
						}
					: {
							path: messagesPath(pluginId, senderId),
							body: metaTemplateBody(template, { to: recipient }),
						},
			message: sentMessage,
		});
	},
});
