import type { Resource } from '../operation';
import { markAsRead } from './markAsRead.operation';
import { send } from './send.operation';
import { sendAndWait } from './sendAndWait.operation';
import { sendRaw } from './sendRaw.operation';

export const message: Resource = {
	entry: {
		name: 'Session Message',
		value: 'message',
		description: 'Messages within 24 hours of what a person last wrote',
	},
	operations: [send, sendAndWait, markAsRead, sendRaw],
};
