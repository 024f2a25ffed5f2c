/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { ImportedWorkflow, RunItem, StoredRun } from '../../sandbox/n8n';
import { credentialName, type WorkflowNode } from '../../sandbox/n8n/workflow';
import { unfinished, webhookSecret } from '../../sandbox/n8n/workspace';
import { asRecord } from '../../sandbox/narrow';
import {
	sendWebhook,
	type DeliveryAnswer,
	type WebhookDelivery,
} from '../../sandbox/webhooks/sendWebhook';
import type { LiveN8n } from './liveN8n';

/** A workflow that begins with a ChakraHQ Trigger, in a real n8n. */
export interface TriggeredWorkflow {
	id: string;
	/** Part of its URL. */
	webhookId: string;
}

/** n8n's webhook paths for a published workflow, and for one that listens for a test event. */
type UrlKind = 'webhook' | 'webhook-test';

const nodeName = 'ChakraHQ Trigger';

let made = 0;

export function trigger(parameters: Record<string, unknown> = {}): WorkflowNode {
	made += 1;
	return {
		name: nodeName,
		type: 'n8n-nodes-chakrahq.chakraTrigger',
		typeVersion: 1,
		webhookId: `hook-${made}`,
		parameters: { events: ['message'], additionalOptions: {}, ...parameters },
		credentials: { chakraApi: { id: '', name: credentialName } },
	};
}

/** The output items of the trigger. */
export function itemsOf({ nodes }: StoredRun): RunItem[] {
	return nodes[nodeName]?.[0]?.outputs[0] ?? [];
}

/** What tests do with a trigger: publish it, deliver events to it, and read its runs. */
export class TriggerStage {
	constructor(private readonly live: LiveN8n) {}

	url({ webhookId }: TriggeredWorkflow, kind: UrlKind = 'webhook'): string {
		return `${this.live.server.url}/${kind}/${webhookId}/webhook`;
	}

	async publish(workflow: ImportedWorkflow): Promise<TriggeredWorkflow> {
		return { id: await this.live.publish(workflow), webhookId: webhookIdOf(workflow) };
	}

	async unpublish({ id }: TriggeredWorkflow): Promise<void> {
		await this.live.unpublish(id);
	}

	/** Presses Listen for Test Event. */
	async listen({ id }: TriggeredWorkflow): Promise<void> {
		await this.live.beginSaved(id, nodeName);
	}

	/** Signed, unless the delivery says otherwise. */
	async deliver(
		workflow: TriggeredWorkflow,
		delivery: Omit<WebhookDelivery, 'url'> = {},
		kind: UrlKind = 'webhook',
	): Promise<DeliveryAnswer> {
		return await sendWebhook({ secret: webhookSecret, ...delivery, url: this.url(workflow, kind) });
	}

	/** The newest run, as soon as so many runs have ended. There must not be more. */
	async lastOf(count: number, { id }: TriggeredWorkflow): Promise<StoredRun> {
		for (;;) {
			const statuses = await this.stored(id, 'statuses');
			const isOver = !statuses.some((status) => unfinished.has(status));
			if (isOver && statuses.length >= count) {
				expect(statuses).toEqual(Array(count).fill('success'));
				return await this.live.lastRun(id);
			}
			await wait(1000);
		}
	}

	/** The IDs of the messages with which all runs began. */
	async messageIds({ id }: TriggeredWorkflow): Promise<string[]> {
		return await this.stored(id, 'messageIds');
	}

	/** From n8n's own database. */
	private async stored(workflowId: string, what: 'statuses' | 'messageIds'): Promise<string[]> {
		const { install, folder } = this.live.n8n;
		const { stdout } = await promisify(execFile)(
			install.node,
			[
				'--no-warnings',
				join(__dirname, 'printTriggerRuns.cjs'),
				join(install.folder, 'node_modules'),
				join(folder, '.n8n', 'database.sqlite'),
				workflowId,
				what,
			],
			{ maxBuffer: 1024 ** 3 },
		);
		const list: unknown = JSON.parse(stdout);
		return Array.isArray(list) ? list.map(String) : [];
	}
}

function webhookIdOf({ nodes }: ImportedWorkflow): string {
	return String(nodes.map(asRecord).find(({ name }) => name === nodeName)?.webhookId);
}
