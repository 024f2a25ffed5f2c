/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { setTimeout as wait } from 'node:timers/promises';
import type { ImportedWorkflow } from '../../sandbox/n8n';
import { chain, chakra, start, type WorkflowNode } from '../../sandbox/n8n/workflow';
import { webhookSecret, type BegunRun } from '../../sandbox/n8n/workspace';
import { asRecord } from '../../sandbox/narrow';
import type { Sandbox, SentMessage } from '../../sandbox/server';
import type { LiveN8n } from './liveN8n';
import { trigger, TriggerStage, type TriggeredWorkflow } from './triggerStage';

export const approve = '✓ Approve';
export const decline = '✗ Decline';

/** Session Message > Send and Wait for Response, with two buttons. */
export const askNode = (
	message: string,
	options: Record<string, unknown> = {},
	more: Record<string, unknown> = {},
): WorkflowNode =>
	chakra('Ask', {
		resource: 'message',
		operation: 'sendAndWait',
		sender: { __rl: true, mode: 'id', value: '775966265503012' },
		recipient: '+1 555 010 0001',
		message,
		approvalOptions: { values: { approvalType: 'double' } },
		...more,
		options,
	});

/** What tests do with a question in a real n8n: ask it, press its buttons, and read the result. */
export class AskStage {
	private constructor(
		readonly live: LiveN8n,
		readonly sandbox: Sandbox,
		private readonly listening: TriggeredWorkflow,
	) {}

	/** Publishes a workflow with a ChakraHQ Trigger, which receives the presses. */
	static async prepare(live: LiveN8n, sandbox: Sandbox): Promise<AskStage> {
		const end = { name: 'End', type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} };
		const listening = await new TriggerStage(live).publish(chain([trigger(), end]));
		return new AskStage(live, sandbox, listening);
	}

	/** The address of the trigger. */
	get triggerUrl(): string {
		return new TriggerStage(this.live).url(this.listening);
	}

	async begun(
		text: string,
		options: Record<string, unknown> = {},
		more: Record<string, unknown> = {},
	): Promise<BegunRun> {
		return await this.begunWorkflow(text, chain([start, askNode(text, options, more)]));
	}

	/** Runs a workflow until it waits for the answer to this question. */
	async begunWorkflow(text: string, workflow: ImportedWorkflow): Promise<BegunRun> {
		const run = await this.live.begin(workflow);
		await this.waiting(run);
		await this.question(text);
		return run;
	}

	async question(text: string): Promise<SentMessage> {
		for (;;) {
			const found = this.sandbox.messages.find(
				({ body }) => asRecord(asRecord(body.interactive).body).text === text,
			);
			if (found) return found;
			await wait(100);
		}
	}

	async waiting({ executionId, workflowId }: BegunRun): Promise<void> {
		for (;;) {
			const path = `/executions/${executionId}`;
			const { status } = asRecord(await this.live.server.rest('GET', path));
			if (status === 'waiting') return;
			if (status !== 'new' && status !== 'running') {
				const { error } = await this.live.lastRun(workflowId);
				throw new Error(`It is ${String(status)}: ${error?.message}`);
			}
			await wait(100);
		}
	}

	/** The press goes to the trigger, as ChakraHQ delivers it. */
	async press(
		text: string,
		title: string,
		more: { from?: string; secret?: string; url?: string } = {},
	) {
		const { whatsappMessageId: messageId } = await this.question(text);
		const url = this.triggerUrl;
		return await this.sandbox.press({ messageId, title, url, secret: webhookSecret, ...more });
	}

	async answerOf(run: BegunRun): Promise<Record<string, unknown> | undefined> {
		return (await this.answersOf(run))[0];
	}

	/** The output of the node that asked. */
	async answersOf(run: BegunRun): Promise<Array<Record<string, unknown>>> {
		const { status, nodes } = await this.live.ended(run);
		expect(status).toBe('success');
		return (nodes.Ask?.[0]?.outputs[0] ?? []).map(({ json }) => json);
	}
}
