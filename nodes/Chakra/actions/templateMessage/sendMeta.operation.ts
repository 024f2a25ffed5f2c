import { messagesPath } from '../../account/metaApi';
import { readParallelSends } from '../../parameters/parallelSends';
import { givenRecipient, idOf, readRecipient, recipientField } from '../../parameters/recipient';
import { readSender } from '../../parameters/sender';
import { onceForKey } from '../sendOnce/onceForKey';
import { expectNoCode } from './codeToUserId';
import { componentsOption, readComponents } from './componentsOption';
import { metaTemplateBody } from './metaFormat';
import { prepareTemplateSend, sendTemplateFields, templateSendCalls } from './sendTemplate';
import { passedThroughMessage } from './sentTemplate';
import { readTemplateChoice } from './templateChoice';

/** Source: https://apidocs.chakrahq.com/api-26944128 */
export const sendMeta = onceForKey({
	entry: {
		name: 'Send in Meta Format',
		value: 'sendMeta',
		action: 'Send an approved WhatsApp template in Meta format, get its ID',
		description:
			"Send an approved template in Meta's own format: named parameters, every kind of button, carousels, limited-time offers",
	},
	api: ['sendWhatsappMessagePassThrough', ...templateSendCalls],
	description: sendTemplateFields([recipientField], [componentsOption]),

	recipient: givenRecipient,

	itemsAtOnce: readParallelSends,

	async prepare(item) {
		const recipient = readRecipient(item);
		if ('recipient' in recipient) {
			await expectNoCode(item, readTemplateChoice(item), readSender(item));
		}
		return await prepareTemplateSend(item, {
			recipient: idOf(recipient),
			components: readComponents(item),
			request: (template, { pluginId, senderId }) => ({
				path: messagesPath(pluginId, senderId),
				body: metaTemplateBody(template, recipient),
			}),
			message: passedThroughMessage,
		});
	},
});
