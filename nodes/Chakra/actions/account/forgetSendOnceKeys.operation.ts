import type { INodeProperties } from 'n8n-workflow';
import { ChakraError } from '../../transport/chakraError';
import type { Operation } from '../operation';
import { readSendOnceScope, sendOnceHistoryField, sendOnceScopeField } from '../sendOnce/fields';
import { KeyStore, storeContext, noKeyStore } from '../sendOnce/keyStore';

const forgetField: INodeProperties = {
	displayName: 'Forget',
	name: 'forget',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'One Key for Each Item', value: 'key' },
		{
			name: 'All Keys',
			value: 'all',
			description: 'Once, however many items there are',
		},
	],
	default: 'key',
	description: 'Which keys to forget. What has a forgotten key can be sent again.',
};

const keyField: INodeProperties = {
	displayName: 'Send Once Key',
	name: 'sendOnceKey',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. summer-15550100001',
	displayOptions: { show: { forget: ['key'] } },
	description: 'The key as the sending node had it',
};

/** n8n stores a node's keys under that node's ID, so no other node can reach them. */
const scopeField: INodeProperties = {
	...sendOnceScopeField,
	displayName: 'Scope',
	name: 'scope',
	options: [
		{
			name: 'Workflow',
			value: 'workflow',
			description:
				"Keys that nodes of this workflow used with the scope Workflow. All Keys also forgets what n8n's Remove Duplicates has kept for the workflow.",
		},
		{
			name: 'This Node',
			value: 'node',
			description:
				'Keys that this very node used: choose this operation in the node that sends, execute it once, and change it back',
		},
	],
	default: 'workflow',
	description: 'Whose keys to forget',
};

/** Sends nothing to ChakraHQ: the keys are stored by n8n. */
export const forgetSendOnceKeys: Operation = {
	entry: {
		name: 'Forget Send Once Keys',
		value: 'forgetSendOnceKeys',
		action: 'Forget send once keys so that WhatsApp messages can go again',
		description: 'Let messages be sent again whose Send Once Key was used',
	},
	api: [],
	description: [forgetField, keyField, scopeField],

	async prepare(item) {
		const isAll = readForget(item.value('forget', 'key')) === 'all';
		const scope = readSendOnceScope(item.value('scope', 'workflow'));
		const key = isAll ? null : item.text(keyField);
		const context = storeContext(item.context);
		if (!context) throw noKeyStore();
		return async () => {
			if (isAll && item.index > 0) return [];
			const store = KeyStore.open(context, scope, Number(sendOnceHistoryField.default));
			try {
				await (key === null ? store.forgetAll() : store.forget(key));
			} finally {
				store.close();
			}
			return item.outputs({ forgotten: true, ...(key !== null && { sendOnceKey: key }) });
		};
	},
};

function readForget(given: unknown): 'key' | 'all' {
	if (given === 'key' || given === 'all') return given;
	throw new ChakraError(`Forget "${String(given)}" is not known`, { remedy: 'Choose key or all.' });
}
