import type { Resource } from '../operation';
import { getAll } from './getAll.operation';
import { getMessages } from './getMessages.operation';
import { getWindow } from './getWindow.operation';

export const chat: Resource = {
	entry: {
		name: 'Chat',
		value: 'chat',
		description: 'WhatsApp conversations with customers, and whether they can be answered',
	},
	operations: [getWindow, getAll, getMessages],
};
