import type { INodeProperties } from 'n8n-workflow';
import { sendExplanations } from '../../account/metaApi';
import { includeInputFieldsField } from '../../parameters/includeInputFields';
import { optionsField } from '../../parameters/optionsField';
import { parallelSendsField } from '../../parameters/parallelSends';
import { pluginIdField } from '../../parameters/pluginId';
import { maxTriesField, sendTimeoutField } from '../../parameters/retryOptions';
import { readSender, senderField } from '../../parameters/sender';
import { simplifyField } from '../../parameters/simplify';
import { validateOnlyField } from '../../parameters/validateOnly';
import type { ApiRequest } from '../../transport/apiClient';
import type { Explanations } from '../../transport/explain';
import type { MetaComponent } from '../../whatsapp/templateVariables';
import { provesMessage } from '../acceptedMessageId';
import type { Item } from '../item';
import {
	fileNameField,
	messageMediaCheckField,
	mimeTypeField,
	readUploadOptions,
	reuseUploadsField,
} from '../media/uploadOptions';
import type { Work } from '../operation';
import { prepareSend } from '../prepareSend';
import type { FilledTemplate } from './filledTemplate';
import { headerLocationOption } from './headerLocation';
import { headerMediaFields } from './headerMedia';
import { parameterPairsField } from './parameterPairs';
import { templateFromComponents, prepareTemplate } from './preparedTemplate';
import { provesChatMessage, type SentTemplate } from './sentTemplate';
import { readTemplateChoice, templateField, templateLanguageField } from './templateChoice';
import {
	nothingToFillInNotice,
	templateParametersField,
	valuesStateField,
} from './templateParameters';

const wabaIdField: INodeProperties = {
	displayName: 'WhatsApp Account ID',
	name: 'wabaId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 83784929738012',
	description:
		"Whose templates to list, where it cannot be taken from the sender. It is the entry's ID in any WhatsApp event.",
};

const whenHeaderMediaIs = (...sources: Array<'binary' | 'url'>) => ({
	displayOptions: { show: { '/headerMedia': sources } },
});

/** The calls that the three operations may make before the message goes out. */
export const templateSendCalls = [
	'listMessageTemplates',
	'listWhatsappPhoneNumbers',
	'uploadPublicMedia',
] as const;

/**
 * The fields of the three operations that send a template.
 * @param to the fields for the recipient
 */
export function sendTemplateFields(
	to: INodeProperties[],
	more: INodeProperties[] = [],
): INodeProperties[] {
	return [
		senderField,
		templateField,
		templateLanguageField,
		valuesStateField,
		templateParametersField,
		nothingToFillInNotice,
		parameterPairsField,
		...headerMediaFields,
		...to,
		simplifyField,
		optionsField([
			...more,
			{ ...fileNameField, ...whenHeaderMediaIs('binary', 'url') },
			headerLocationOption,
			includeInputFieldsField,
			maxTriesField,
			{ ...messageMediaCheckField, ...whenHeaderMediaIs('binary') },
			{ ...mimeTypeField, ...whenHeaderMediaIs('binary') },
			parallelSendsField,
			pluginIdField,
			{ ...reuseUploadsField, ...whenHeaderMediaIs('binary') },
			sendTimeoutField,
			validateOnlyField,
			wabaIdField,
		]),
	];
}

/** The IDs for one send request. */
interface SendIds {
	pluginId: string;
	senderId: string;
}

/** What one of the three operations adds: its request, and how it reads the response. */
interface TemplateSend {
	/** For the output: the number or the process that the message is for. */
	recipient: string;
	/** The components that the user gave, in place of Values to Send and Header Media. */
	components?: MetaComponent[] | null;
	/** @throws ChakraError where this call cannot express the template */
	request(template: FilledTemplate, ids: SendIds): Pick<ApiRequest, 'path'> & { body: object };
	/** What a status means for this call, where that is more than for every send. */
	explanations?(ids: SendIds): Explanations;
	/** @throws ChakraError where the response does not prove a message */
	message(data: unknown): SentTemplate;
}

/**
 * Checks the template, its values and its header's file. The returned work uploads the file and sends.
 * @throws ChakraError
 */
export async function prepareTemplateSend(item: Item, send: TemplateSend): Promise<Work> {
	const pluginId = item.pluginId;
	const ids = { pluginId, senderId: readSender(item) };
	const choice = readTemplateChoice(item);
	const uploadOptions = readUploadOptions(item, pluginId, messageMediaCheckField);
	const { media, fill } = send.components
		? templateFromComponents(choice, send.components)
		: await prepareTemplate(item, choice, ids.senderId, uploadOptions);

	return prepareSend(item, {
		media,
		request: (uploaded) => {
			const { path, body } = send.request(fill(uploaded), ids);
			return {
				method: 'POST',
				path,
				body,
				idempotent: false,
				provesDone: (data, status) =>
					provesMessage(data, status) || provesChatMessage(data, status),
				explanations: () => ({ ...sendExplanations(pluginId), ...send.explanations?.(ids) }),
			};
		},
		output: (data) => ({
			...send.message(data),
			recipient: send.recipient,
			template: choice.name,
		}),
	});
}
