import type { Resource } from '../operation';
import { getPublicKey } from './getPublicKey.operation';
import { setPublicKey } from './setPublicKey.operation';

export const flow: Resource = {
	entry: {
		name: 'Flow',
		value: 'flow',
		description: 'The public key with which WhatsApp encrypts what people send in Flows',
	},
	operations: [getPublicKey, setPublicKey],
};
