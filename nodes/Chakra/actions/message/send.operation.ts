import { readParallelSends } from '../../parameters/parallelSends';
import { givenRecipient, idOf, readRecipient } from '../../parameters/recipient';
import { readSender } from '../../parameters/sender';
import { acceptedMessageId, acceptedStatus } from '../acceptedMessageId';
import { messageMediaCheckField, readUploadOptions } from '../media/uploadOptions';
import { prepareSend } from '../prepareSend';
import { onceForKey } from '../sendOnce/onceForKey';
import { readType, readValues } from './chosenType';
import { prepareMedia } from './messageMedia';
import { messageRequest } from './messageRequest';
import { readReplyTo } from './replyTo';
import { sendFields } from './sendFields';

/**
 * Sends a message of any type except a template. WhatsApp delivers it only within 24 hours after the person's last
 * message; later Meta refuses it with code 131047. Sent at most once, see transport/retryPolicy. Source:
 * https://apidocs.chakrahq.com/api-22547477. Limits: see each type.
 */
export const send = onceForKey({
	entry: {
		name: 'Send',
		value: 'send',
		action: 'Send a WhatsApp message within 24 hours after they wrote, get ID',
		description:
			'Send a text, file, location, contact, reaction, buttons, list, Flow or products to somebody who wrote within the last 24 hours',
	},
	api: ['sendWhatsappMessagePassThrough', 'uploadPublicMedia'],
	description: sendFields,

	recipient: givenRecipient,

	itemsAtOnce: readParallelSends,

	async prepare(item) {
		const recipient = readRecipient(item);
		const pluginId = item.pluginId;
		const senderId = readSender(item);
		const type = readType(item);
		const values = readValues(item, type);
		const envelope = {
			messaging_product: 'whatsapp',
			recipient_type: 'individual',
			...recipient,
			...readReplyTo(item, type),
		};
		const uploadOptions = readUploadOptions(item, pluginId, messageMediaCheckField);
		const apiUrl = item.run.api.connection.baseUrl;
		const kind = type.mediaKind?.(values) ?? null;

		return prepareSend(item, {
			media: kind && (await prepareMedia(item, kind, uploadOptions)),
			request: (media) =>
				messageRequest(
					{ pluginId, senderId },
					{ ...envelope, ...type.build(values, media, apiUrl) },
				),
			output: (data) => ({
				whatsappMessageId: acceptedMessageId(data),
				status: acceptedStatus(data),
				recipient: idOf(recipient),
				type: type.entry.value,
			}),
		});
	},
});
