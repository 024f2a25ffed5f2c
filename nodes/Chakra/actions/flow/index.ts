import type { Resource } from '../operation';
import { getPublicKey } from './getPublicKey.operation';
import { setPublicKey } from './setPublicKey.operation';

export const flow: Resource = {
	entry: {
		name: 'Flow',
		value: 'flow',
		description: 'The key that WhatsApp encrypts what people send in Flows for',
	},
	operations: [getPublicKey, setPublicKey],
};
