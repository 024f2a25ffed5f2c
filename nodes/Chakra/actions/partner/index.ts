import type { Resource } from '../operation';
import { createConnectToken } from './createConnectToken.operation';

export const partner: Resource = {
	entry: {
		name: 'Partner',
		value: 'partner',
		description: 'For partners of ChakraHQ who connect the WhatsApp accounts of their clients',
	},
	operations: [createConnectToken],
};
