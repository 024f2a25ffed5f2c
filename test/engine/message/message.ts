import type { INodeParameters } from 'n8n-workflow';
import type { Sandbox } from '../../../sandbox/server';
import { byId, operate, senderId, type OperateRun } from '../operate';

/** Message > Send, a text to +1 555 010 0001 unless the parameters say otherwise. */
export const messageParameters = (more: INodeParameters): INodeParameters => ({
	resource: 'message',
	operation: 'send',
	sender: byId(senderId),
	recipient: '+1 (555) 010-0001',
	type: 'text',
	...(more.type === undefined && { text: 'Hello' }),
	...more,
});

export async function send(sandbox: Sandbox, more: INodeParameters = {}, run?: OperateRun) {
	return await operate(sandbox, messageParameters(more), run);
}

/** The envelope of every message in these tests. */
export const envelope = {
	messaging_product: 'whatsapp',
	recipient_type: 'individual',
	to: '15550100001',
};
