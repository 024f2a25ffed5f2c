import type { Operation } from '../operation';
import { sendOnceHistoryField } from '../sendOnce/fields';
import { KeyStore } from '../sendOnce/keyStore';
import { noKeyStore, storeContext } from '../sendOnce/storeContext';
import { forgottenKeysFields, readForgottenKeys } from './forgottenKeys';

/** Sends nothing to ChakraHQ: the keys are stored by n8n. */
export const forgetSendOnceKeys: Operation = {
	entry: {
		name: 'Forget Send Once Keys',
		value: 'forgetSendOnceKeys',
		action: 'Forget send once keys so that WhatsApp messages can go again',
		description: 'Forget used Send Once Keys, so that their messages can be sent again',
	},
	api: [],
	description: forgottenKeysFields,

	async prepare(item) {
		const { scope, key } = readForgottenKeys(item);
		const context = storeContext(item.context);
		if (!context) throw noKeyStore();
		return async () => {
			if (key === null && item.index > 0) return [];
			const store = KeyStore.open(context, scope, item, Number(sendOnceHistoryField.default));
			try {
				await (key === null ? store.forgetAll() : store.forget(key));
			} finally {
				store.close(item);
			}
			return item.outputs({ forgotten: true, ...(key !== null && { sendOnceKey: key }) });
		};
	},
};
