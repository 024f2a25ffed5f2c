import { isObject } from '../../json/isObject';
import { businessNumberField } from '../../parameters/businessNumber';
import { pluginIdField } from '../../parameters/pluginId';
import { requestOperation } from '../requestOperation';
import { toOutput } from '../toOutput';
import { encryptionExplanations, encryptionNotice, encryptionPath } from './encryption';

export const getPublicKey = requestOperation({
	entry: {
		name: 'Get Public Key',
		value: 'getPublicKey',
		action: 'Get the public key of one of your numbers for WhatsApp flows',
		description: 'Get the public key with which WhatsApp encrypts the Flows of one of your numbers',
	},
	api: ['getBusinessPublicKey'],
	fields: [encryptionNotice, businessNumberField],
	options: [pluginIdField],
	isList: true,
	request: (item) => ({
		method: 'GET',
		path: encryptionPath(item),
		idempotent: true,
		explanations: () => encryptionExplanations,
	}),
	/** Meta's response is a list with one entry, or empty where no key is set. */
	simplify(data) {
		const list = isObject(data) ? data.data : data;
		if (!Array.isArray(list)) return toOutput(data);
		return list.length === 0 ? { business_public_key: null } : toOutput(list[0]);
	},
});
