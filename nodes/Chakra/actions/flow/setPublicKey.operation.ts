import { businessNumberField } from '../../parameters/businessNumber';
import { pluginIdField } from '../../parameters/pluginId';
import { requestOperation } from '../requestOperation';
import { expectOwnResponse } from '../responseProof';
import { encryptionExplanations, encryptionNotice, encryptionPath } from './encryption';
import { publicKeyField, publicKeyIn } from './publicKey';

/** Setting the same key again changes nothing. */
export const setPublicKey = requestOperation({
	entry: {
		name: 'Set Public Key',
		value: 'setPublicKey',
		action: 'Set the public key of one of your numbers for WhatsApp flows',
		description: 'Set the public key with which WhatsApp encrypts the Flows of one of your numbers',
	},
	api: ['setBusinessPublicKey'],
	fields: [encryptionNotice, businessNumberField, publicKeyField],
	options: [pluginIdField],
	request: (item) => ({
		method: 'POST',
		path: encryptionPath(item),
		body: { business_public_key: publicKeyIn(item.text(publicKeyField)) },
		idempotent: true,
		explanations: () => ({
			...encryptionExplanations,
			200: {
				happened: 'WhatsApp did not set the key',
				remedy: 'Make a new pair of keys, and set the public one of it.',
			},
		}),
	}),
	check: expectOwnResponse,
});
