import { n8nVersions } from '../../sandbox/n8n';
import { chain } from '../../sandbox/n8n/workflow';
import { itemsOf, trigger, TriggerStage } from './triggerStage';
import { useLiveN8n } from './useN8n';

const stage = useLiveN8n({ version: n8nVersions.oldest });

const end = { name: 'End', type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} };
const messageIds = [1, 2, 3, 4, 5].map((at) => `wamid.E${at}`);

it('messages that came before a restart of the oldest n8n start nothing after it', async () => {
	const { live } = stage();
	const triggers = new TriggerStage(live);
	const listening = await triggers.publish(
		chain([trigger({ events: ['message', 'status'] }), end]),
	);
	const deliverAll = async () => {
		for (const messageId of messageIds) {
			const events = [{ kind: 'text' as const, messageId }];
			expect(await triggers.deliver(listening, { events })).toMatchObject({ status: 200 });
		}
	};
	await deliverAll();
	await triggers.lastOf(messageIds.length, listening);

	await live.restart();
	await deliverAll();
	await triggers.deliver(listening, { events: [{ kind: 'read', messageId: 'wamid.E5' }] });
	expect(itemsOf(await triggers.lastOf(messageIds.length + 1, listening))).toMatchObject([
		{ json: { event: 'status' } },
	]);
});
