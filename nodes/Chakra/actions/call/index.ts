import type { Resource } from '../operation';
import { act } from './act.operation';
import { getPermissions } from './getPermissions.operation';
import { getSettings } from './getSettings.operation';
import { updateSettings } from './updateSettings.operation';

export const call: Resource = {
	entry: {
		name: 'Call',
		value: 'call',
		description: 'WhatsApp calls: settings of a number, permissions of a person, and the calls',
	},
	operations: [act, getPermissions, getSettings, updateSettings],
};
