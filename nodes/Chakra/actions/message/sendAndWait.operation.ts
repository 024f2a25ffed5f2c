import { optionsField } from '../../parameters/optionsField';
import { pluginIdField } from '../../parameters/pluginId';
import { givenRecipient, recipientField } from '../../parameters/recipient';
import { maxTriesField, timeoutField } from '../../parameters/retryOptions';
import { senderField } from '../../parameters/sender';
import { messageMediaCheckField, reuseUploadsField } from '../media/uploadOptions';
import { onceForKey } from '../sendOnce/onceForKey';
import { footerField, headerFields, whenHeaderIsFrom } from './interactive';
import {
	answerByField,
	approvalOptionsField,
	approverIdsField,
	buttonLabelFields,
	choicesField,
	formFieldsField,
	messageField,
	pageNotices,
	pressNotice,
	responseTypeField,
	thankYouTextField,
	unauthorizedReplyTextField,
} from './sendAndWait/fields';
import { prepareQuestion } from './sendAndWait/prepareQuestion';
import { templateOption, templateValuesOption } from './sendAndWait/templateQuestion';
import { limitWaitTimeField } from './sendAndWait/waitTill';

/**
 * Asks a person in WhatsApp and pauses the execution until the answer. n8n resumes it with the answer
 * (ask/takeAnswer.ts), or with the input items when the wait time is over. An execution can wait for one answer only,
 * so only the first item asks, as in n8n's own nodes of this kind.
 */
export const sendAndWait = onceForKey({
	entry: {
		// n8n searches for exactly this name.
		name: 'Send and Wait for Response',
		value: 'sendAndWait',
		action: 'Ask in WhatsApp within 24 hours and wait for the answer',
		description:
			'Ask somebody who wrote within the last 24 hours, with buttons in WhatsApp, and go on with the answer',
	},
	api: ['sendWhatsappMessagePassThrough'],
	description: [
		pressNotice,
		...pageNotices,
		senderField,
		{
			...recipientField,
			hint: 'Somebody who wrote to the sender within the last 24 hours. For others, add the option Template When Closed',
		},
		messageField,
		responseTypeField,
		approvalOptionsField,
		choicesField,
		formFieldsField,
		...headerFields,
		footerField,
		optionsField([
			answerByField,
			approverIdsField,
			...buttonLabelFields,
			limitWaitTimeField,
			maxTriesField,
			{ ...messageMediaCheckField, ...whenHeaderIsFrom('binary', 'url') },
			pluginIdField,
			{ ...reuseUploadsField, ...whenHeaderIsFrom('binary') },
			templateOption,
			templateValuesOption,
			thankYouTextField,
			timeoutField,
			unauthorizedReplyTextField,
		]),
	],

	recipient: givenRecipient,

	// One question per run. All items continue together when it is answered.
	isForFirstItemOnly: true,
	prepare: prepareQuestion,
});
