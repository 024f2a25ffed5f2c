import type { INodeProperties } from 'n8n-workflow';
import type { Item } from '../item';
import { sendOnceScopeField, storedForm } from '../sendOnce/fields';
import type { KeyScope } from '../sendOnce/keyRow';

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

export const forgottenKeysFields = [forgetField, keyField, scopeField];

/** Which keys to forget. */
interface ForgottenKeys {
	scope: KeyScope;
	/** Null for all keys of the scope. */
	key: string | null;
}

/** @throws ChakraError where a choice is none of its field's, or the key is empty */
export function readForgottenKeys(item: Item): ForgottenKeys {
	const isAll = item.choice(forgetField) === 'all';
	const scope = item.choice(scopeField) === 'workflow' ? 'workflow' : 'node';
	return { scope, key: isAll ? null : storedForm(item.text(keyField)) };
}
