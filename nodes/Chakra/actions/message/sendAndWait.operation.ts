import { givenRecipient } from '../../parameters/recipient';
import { onceForKey } from '../sendOnce/onceForKey';
import { templateSendCalls } from '../templateMessage/sendTemplate';
import { prepareQuestion } from './sendAndWait/prepareQuestion';
import { questionFields } from './sendAndWait/questionFields';

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
	api: ['sendWhatsappMessagePassThrough', 'listChatMessagesForPhoneNumber', ...templateSendCalls],
	description: questionFields,

	recipient: givenRecipient,

	// One question per run. All items continue together when it is answered.
	isForFirstItemOnly: true,
	prepare: prepareQuestion,
});
