import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, byName, operate, senderId, type OperateRun } from '../operate';
import type { useSandbox } from '../useSandbox';

/** Each recipient's own number is the key. */
export const byKey = { sendOnceKey: '={{ $json.recipient }}', maxTries: 1 };

/** Sends the template hello_world to each of these, with the options as they are given. */
export function sendHello(
	sandbox: ReturnType<ReturnType<typeof useSandbox>>,
	to: string[],
	options: IDataObject,
	run: OperateRun = {},
) {
	const parameters = {
		resource: 'templateMessage',
		operation: 'send',
		sender: byId(senderId),
		recipient: '={{ $json.recipient }}',
		template: byName('hello_world'),
		options,
	} as INodeParameters;
	return operate(sandbox, parameters, {
		items: to.map((recipient) => ({ json: { recipient } })),
		...run,
	});
}
