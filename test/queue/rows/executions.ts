import { readExample } from '../../../sandbox/n8n/example';
import { campaignInBatches } from '../../../sandbox/n8n/queue/campaignInBatches';
import { people, sendToList, uploadAndSend } from '../../../sandbox/n8n/queue/workflows';
import { picture } from '../../e2e/pictures';
import { until } from '../../e2e/until';
import type { QueueStage } from '../useQueue';

export function executions(stage: QueueStage): void {
	const sentTo = () => stage().sandbox.messages.map(({ to }) => to);

	/** Calls the webhook with a picture for each, at the webhook processors in turn. */
	async function callForEach(path: string, phones: string[]): Promise<void> {
		const bytes = Buffer.from(picture(1).base64, 'base64');
		const one = async (phone: string, index: number) => {
			const form = new FormData();
			form.set('phone', phone);
			form.set('data', new File([bytes], `${phone}.png`, { type: 'image/png' }));
			await stage().workspace.call(path, form, index % 2);
		};
		await Promise.all(phones.map(one));
	}

	it('send once each, 100 of them shared by two workers', async () => {
		const { cluster, workspace } = stage();
		const id = await workspace.publish(uploadAndSend('shared'));
		const phones = people(100);
		await callForEach('shared', phones);
		const ended = await workspace.settled(id, 100);
		expect(ended.filter(({ status }) => status !== 'success')).toEqual([]);
		expect(sentTo().sort()).toEqual(phones);
		for (const worker of cluster.workers) expect(await worker.takenExecutions()).not.toEqual([]);
	});

	it('end in good order on a worker that is asked to stop', async () => {
		const { sandbox, workspace } = stage();
		sandbox.configure({ answerDelayMs: 100 });
		const phones = people(60);
		const id = await workspace.publish(sendToList('stopped', phones, { parallelSends: 1 }));
		await workspace.call('stopped');
		await until(() => sandbox.messages.length > 5, 60_000);
		const worker = await workspace.workerOn(id);
		await worker.stop(60_000);
		expect(await workspace.settled(id)).toMatchObject([{ status: 'success' }]);
		expect(sentTo()).toEqual(phones);
		await worker.start();
	});

	it('of the example campaign-in-batches.json send to everybody, and a second start to nobody again', async () => {
		const { workspace } = stage();
		const example = await readExample('campaign-in-batches.json', { batchSize: '200' });
		const id = await workspace.publish(example);
		const everybody = people(1200, 15_550_300_001);
		for (const executions of [7, 14]) {
			await workspace.beginSaved(id, 'Start');
			// The status of a batch says little here: n8n looks for crashed executions every minute, and takes one that
			// runs and is not in its queue for crashed. It goes on all the same.
			await workspace.settled(id, executions);
			await until(() => sentTo().length >= everybody.length, 120_000);
			expect(sentTo().sort()).toEqual(everybody);
		}
	});

	it('of two copies of that example, each with its own half of a list, send to everybody once', async () => {
		const { cluster, workspace } = stage();
		const everybody = people(1200, 15_550_500_001);
		const copies = await Promise.all(
			[15_550_500_001, 15_550_500_601].map(async (first) => {
				const half = { campaign: 'halves', first, recipients: 600, batchSize: 200 };
				return await workspace.publish(await campaignInBatches(half));
			}),
		);
		for (const executions of [4, 8]) {
			const begun = await Promise.all(copies.map((id) => workspace.beginSaved(id, 'Start')));
			for (const id of copies) await workspace.settled(id, executions);
			await until(() => sentTo().length >= everybody.length, 120_000);
			expect(sentTo().sort()).toEqual(everybody);
			for (const worker of cluster.workers) {
				const taken = await worker.takenExecutions();
				expect(begun.filter(({ executionId }) => taken.includes(executionId))).toHaveLength(1);
			}
		}
	});
}
