import { readParallelSends } from '../../parameters/parallelSends';
import { apiPath } from '../../transport/apiPath';
import { onceForKey } from '../sendOnce/onceForKey';
import { chakraTemplateBody, expectChakraFormat } from './chakraFormat';
import {
	givenProcess,
	processContactExplanations,
	processContactFields,
	readProcessContact,
} from './processContact';
import { prepareTemplateSend, sendTemplateFields, templateSendCalls } from './sendTemplate';
import { undocumentedChatMessage } from './sentTemplate';

/**
 * The response of this call is not documented, so a response without an ID is accepted. Source:
 * https://apidocs.chakrahq.com/api-11312599
 */
export const sendForProcess = onceForKey({
	entry: {
		name: 'Send for Process',
		value: 'sendForProcess',
		action: 'Send an approved WhatsApp template message for a process',
		description: 'Send an approved template to the contact behind a lead, ticket or other process',
	},
	api: ['sendTemplateMessageForProcess', ...templateSendCalls],
	description: sendTemplateFields(processContactFields),

	recipient: givenProcess,

	itemsAtOnce: readParallelSends,

	async prepare(item) {
		const contact = readProcessContact(item);
		const { procedure, process } = contact;
		return await prepareTemplateSend(item, {
			recipient: `${procedure} ${process}`,
			request: (template, { pluginId, senderId }) => {
				expectChakraFormat(template);
				return {
					path: apiPath`/v1/ext/plugin/whatsapp/${pluginId}/process/${procedure}/${process}/send-template-message`,
					body: chakraTemplateBody(template, senderId),
				};
			},
			explanations: ({ pluginId }) => processContactExplanations(contact, pluginId),
			message: undocumentedChatMessage,
		});
	},
});
