import type { Resource } from '../operation';
import { forgetSendOnceKeys } from './forgetSendOnceKeys.operation';
import { getBusinessAccounts } from './getBusinessAccounts.operation';
import { getConfig } from './getConfig.operation';
import { getPhoneNumber } from './getPhoneNumber.operation';
import { getPhoneNumbers } from './getPhoneNumbers.operation';

export const account: Resource = {
	entry: {
		name: 'Account',
		value: 'account',
		description: "Your ChakraHQ team's configuration, WhatsApp numbers and business accounts",
	},
	operations: [getBusinessAccounts, getConfig, getPhoneNumber, getPhoneNumbers, forgetSendOnceKeys],
};
