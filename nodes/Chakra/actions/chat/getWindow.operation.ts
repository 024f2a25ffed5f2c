import { optionsField } from '../../parameters/optionsField';
import { phoneNumberField, readPhoneNumber } from '../../parameters/phoneNumber';
import { maxTriesField, requestTimeoutField } from '../../parameters/retryOptions';
import type { Operation } from '../operation';
import { readWindow } from './window';

export const getWindow: Operation = {
	entry: {
		name: 'Check 24-Hour Window',
		value: 'getWindow',
		action: 'Check by phone number if the 24 hours for WhatsApp are open',
		description:
			'Check whether a person can be sent a free WhatsApp message now, within 24 hours of what they last wrote, and who of your side wrote last',
	},
	api: ['listChatMessagesForPhoneNumber'],
	description: [
		{
			displayName:
				"ChakraHQ gives one list of a customer's messages, whichever of your numbers they went to. If you have several numbers, the window of one can be closed although this says open.",
			name: 'windowNotice',
			type: 'notice',
			default: '',
		},
		phoneNumberField,
		optionsField([maxTriesField, requestTimeoutField]),
	],

	async prepare(item) {
		const phoneNumber = readPhoneNumber(item);
		return async () => item.outputs({ phoneNumber, ...(await readWindow(item, phoneNumber)) });
	},
};
