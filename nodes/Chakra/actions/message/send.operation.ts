import type { Item } from '../item';
import { updateDisplayOptions, type IDataObject, type INodeProperties } from 'n8n-workflow';
import { optionsField } from '../../parameters/optionsField';
import { includeInputFieldsField } from '../../parameters/includeInputFields';
import { optionalText, trimmed } from '../../parameters/limitedText';
import { parallelSendsField, readParallelSends } from '../../parameters/parallelSends';
import { maxTriesField, timeoutField } from '../../parameters/retryOptions';
import { pluginIdField } from '../../parameters/pluginId';
import { givenRecipient, idOf, readRecipient, recipientField } from '../../parameters/recipient';
import { readSender, senderField } from '../../parameters/sender';
import { simplifyField } from '../../parameters/simplify';
import { validateOnlyField } from '../../parameters/validateOnly';
import { ChakraError } from '../../transport/chakraError';
import { acceptedMessageId, acceptedStatus, provesMessage } from '../acceptedMessageId';
import { prepareSend } from '../prepareSend';
import {
	fileNameField,
	messageMediaCheckField,
	mimeTypeField,
	readUploadOptions,
	reuseUploadsField,
} from '../media/uploadOptions';
import { messagesPath, sendExplanations } from '../../account/metaApi';
import { onceForKey } from '../sendOnce/onceForKey';
import { MESSAGE_ID_MAX } from './messageIdField';
import { prepareMedia } from './messageMedia';
import type { MessageType, MessageValues } from './messageType';
import { messageTypes } from './messageTypes';

const replyToOption: INodeProperties = {
	displayName: 'Reply to Message ID',
	name: 'replyToMessageId',
	type: 'string',
	default: '',
	placeholder: 'e.g. wamid.HBgLMTU1NTAxMDAwMDE...',
	description:
		'The WhatsApp message ID (wamid) of a message of this chat, which is then shown as a quote above this one',
};

/** Shows an option only for types with a file. */
const fileOptionShown = {
	displayOptions: {
		show: {
			'/type': messageTypes.filter(({ mediaKind }) => mediaKind).map(({ entry }) => entry.value),
		},
	},
};

/**
 * Sends a message of any type except a template. WhatsApp delivers it only within 24 hours after the person's last
 * message; later Meta refuses it with code 131047. Sent at most once, see transport/retryPolicy. Source:
 * https://apidocs.chakrahq.com/api-22547477. Limits: see each type.
 */
export const send = onceForKey({
	entry: {
		name: 'Send',
		value: 'send',
		action: 'Send a WhatsApp message within 24 hours after a person wrote',
		description:
			'Send a text, file, location, contact, reaction, buttons, list, Flow or products to somebody who wrote within the last 24 hours',
	},
	api: ['sendWhatsappMessagePassThrough'],
	description: [
		senderField,
		recipientField,
		{
			displayName: 'Type',
			name: 'type',
			type: 'options',
			noDataExpression: true,
			default: 'text',
			description: 'What kind of message to send',
			options: messageTypes.map(({ entry }) => entry),
		},
		...messageTypes.flatMap(({ entry, fields }) =>
			updateDisplayOptions({ show: { type: [entry.value] } }, fields),
		),
		simplifyField,
		optionsField([
			{
				...fileNameField,
				description:
					"The name of the file, in place of its own; a document shows it. An extension that fits the file's type is added where it is missing.",
				...fileOptionShown,
			},
			includeInputFieldsField,
			maxTriesField,
			{ ...messageMediaCheckField, ...fileOptionShown },
			{ ...mimeTypeField, ...fileOptionShown },
			parallelSendsField,
			pluginIdField,
			replyToOption,
			{ ...reuseUploadsField, ...fileOptionShown },
			timeoutField,
			validateOnlyField,
		]),
	],

	recipient: givenRecipient,

	itemsAtOnce: readParallelSends,

	async prepare(item) {
		const recipient = readRecipient(item);
		const options = item.options;
		const pluginId = item.pluginId;
		const senderId = readSender(item);
		const type = readType(item);
		const values = readValues(item, type);
		const envelope = {
			messaging_product: 'whatsapp',
			recipient_type: 'individual',
			...recipient,
			...quotedMessage(options, type),
		};
		const uploadOptions = readUploadOptions(item, pluginId, messageMediaCheckField);
		const apiUrl = item.run.api.connection.baseUrl;
		const kind = type.mediaKind?.(values) ?? null;

		return prepareSend(item, {
			media: kind && (await prepareMedia(item, kind, uploadOptions)),
			request: (media) => {
				const body = { ...envelope, ...type.build(values, media, apiUrl) };
				return {
					method: 'POST',
					path: messagesPath(pluginId, senderId),
					body,
					idempotent: false,
					provesDone: provesMessage,
					explanations: sendExplanations(pluginId),
				};
			},
			output: (data) => ({
				whatsappMessageId: acceptedMessageId(data),
				status: acceptedStatus(data),
				recipient: idOf(recipient),
				type: type.entry.value,
			}),
		});
	},
});

function readType(item: Item): MessageType {
	const given: unknown = item.value('type');
	const type = messageTypes.find(({ entry }) => entry.value === given);
	if (type) return type;
	throw new ChakraError(`Type "${String(given)}" is no type of message`, {
		remedy: `Choose one of ${messageTypes.map(({ entry }) => entry.value).join(', ')}.`,
	});
}

function readValues(item: Item, { fields }: MessageType): MessageValues {
	const names = [...new Set(fields.map(({ name }) => name))];
	const read = (name: string): unknown => item.value(name, null);
	return Object.fromEntries(names.map((name) => [name, read(name) ?? undefined]));
}

/** Source: developers.facebook.com/documentation/business-messaging/whatsapp/messages (contextual replies) */
function quotedMessage({ replyToMessageId }: IDataObject, { cannotReply }: MessageType): object {
	const label = 'Reply to Message ID';
	const messageId = optionalText(trimmed(replyToMessageId), { label, max: MESSAGE_ID_MAX });
	if (messageId === undefined) return {};
	if (!cannotReply) return { context: { message_id: messageId } };
	throw new ChakraError(`${label} does not go with a reaction`, {
		remedy: 'Remove the option: Message ID says already which message the reaction is for.',
	});
}
