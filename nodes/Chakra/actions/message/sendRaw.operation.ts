import { includeInputFieldsField } from '../../parameters/includeInputFields';
import { optionsField } from '../../parameters/optionsField';
import { pluginIdField } from '../../parameters/pluginId';
import { maxTriesField, requestTimeoutField } from '../../parameters/retryOptions';
import { readSender, senderField } from '../../parameters/sender';
import { simplifyField } from '../../parameters/simplify';
import { validateOnlyField } from '../../parameters/validateOnly';
import { prepareSend } from '../prepareSend';
import { onceForKey } from '../sendOnce/onceForKey';
import { expectNoCode } from '../templateMessage/codeToUserId';
import { messageRequest } from './messageRequest';
import {
	givenRawRecipient,
	rawMessageField,
	readRawMessage,
	simplifiedRawMessage,
	templateToUserId,
} from './rawMessage';

/**
 * Sends Meta's JSON as the user wrote it, for types of messages that Send does not have. No limits are checked. Source:
 * https://apidocs.chakrahq.com/api-11313675
 */
export const sendRaw = onceForKey({
	entry: {
		name: 'Send Raw JSON',
		value: 'sendRaw',
		action: 'Send a WhatsApp message as raw JSON within 24 hours, get its ID',
		description: "Send a message in Meta's own format, for message types that Send does not offer",
	},
	api: ['sendWhatsappMessagePassThrough'],
	description: [
		senderField,
		rawMessageField,
		simplifyField,
		optionsField([
			includeInputFieldsField,
			maxTriesField,
			pluginIdField,
			requestTimeoutField,
			validateOnlyField,
		]),
	],

	recipient: givenRawRecipient,

	async prepare(item) {
		const pluginId = item.pluginId;
		const senderId = readSender(item);
		const body = readRawMessage(item);
		const template = templateToUserId(body);
		if (template) await expectNoCode(item, template, senderId);
		return prepareSend(item, {
			media: null,
			request: () => messageRequest({ pluginId, senderId }, body),
			output: (data) => simplifiedRawMessage(body, data),
		});
	},
});
