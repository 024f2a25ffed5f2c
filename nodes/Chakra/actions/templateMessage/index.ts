import type { Resource } from '../operation';
import { send } from './send.operation';
import { sendForProcess } from './sendForProcess.operation';
import { sendMeta } from './sendMeta.operation';

export const templateMessage: Resource = {
	entry: {
		name: 'Template Message',
		value: 'templateMessage',
		description: 'Approved templates, which can be sent at any time',
	},
	operations: [send, sendForProcess, sendMeta],
};
