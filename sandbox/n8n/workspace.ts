/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { setTimeout as wait } from 'node:timers/promises';
import { asRecord, asRecords } from '../narrow';
import type { ImportedWorkflow } from './entries';
import { saveCredential, withCredential, type SavedCredential } from './savedCredential';
import type { N8nServer } from './server';

/** The Webhook Secret of the credential. */
export const webhookSecret = 'open sesame';

/** A started run. */
export interface BegunRun {
	executionId: string;
	workflowId: string;
}

/** The statuses of an execution that has not ended. */
export const unfinished: ReadonlySet<string> = new Set(['new', 'running', 'waiting', 'unknown']);

/** What a credential needs to know of a sandbox. */
interface Account {
	url: string;
	token: string;
	pluginId: string;
}

/** Saves a credential of a sandbox. */
export async function saveChakraCredential(
	server: N8nServer,
	{ url, token, pluginId }: Account,
): Promise<SavedCredential> {
	const data = { accessToken: token, baseUrl: url, pluginId, webhookSecret };
	return await saveCredential(server, 'chakraApi', 'ChakraHQ account', data);
}

/** A running n8n, used through the REST API that the editor uses. */
export abstract class Workspace {
	protected constructor(private readonly account: SavedCredential) {}

	abstract get server(): N8nServer;

	/** Whether it is n8n 1, which publishes in another way. */
	protected abstract get isOldest(): boolean;

	/** Saves a workflow as the editor does, and returns the saved one. */
	async save(workflow: ImportedWorkflow): Promise<Record<string, unknown>> {
		const filled = withCredential(workflow, this.account);
		return asRecord(await this.server.rest('POST', '/workflows', filled));
	}

	/** Saves a workflow and presses Execute Workflow. */
	async begin(workflow: ImportedWorkflow): Promise<BegunRun> {
		const trigger = String(asRecord(workflow.nodes[0]).name);
		return await this.beginSaved(String((await this.save(workflow)).id), trigger);
	}

	async beginSaved(workflowId: string, trigger: string): Promise<BegunRun> {
		const path = `/workflows/${workflowId}/run`;
		const begun = await this.server.rest('POST', path, { triggerToStartFrom: { name: trigger } });
		return { executionId: String(asRecord(begun).executionId), workflowId };
	}

	/** Waits until a run has ended, and returns its status. */
	async statusOf({ executionId }: BegunRun): Promise<string> {
		for (;;) {
			const { status } = asRecord(await this.server.rest('GET', `/executions/${executionId}`));
			if (typeof status === 'string' && !unfinished.has(status)) return status;
			await wait(200);
		}
	}

	async stop({ executionId }: BegunRun): Promise<void> {
		await this.server.rest('POST', `/executions/${executionId}/stop`);
	}

	/** Saves a workflow that starts with a webhook, and publishes it. @throws the error of a trigger */
	async publish(workflow: ImportedWorkflow): Promise<string> {
		const { id, versionId } = await this.save(workflow);
		const workflowId = String(id);
		if (this.isOldest) {
			await this.server.rest('PATCH', `/workflows/${workflowId}`, { versionId, active: true });
			return workflowId;
		}
		await this.server.rest('POST', `/workflows/${workflowId}/activate`, { versionId });
		await this.publicationDone(workflowId);
		return workflowId;
	}

	async unpublish(workflowId: string): Promise<void> {
		if (this.isOldest) {
			await this.server.rest('PATCH', `/workflows/${workflowId}`, { active: false });
			return;
		}
		await this.server.rest('POST', `/workflows/${workflowId}/deactivate`);
		await this.publicationDone(workflowId);
	}

	/** n8n registers and removes triggers after it has answered the request to publish. */
	private async publicationDone(workflowId: string): Promise<void> {
		for (;;) {
			const path = `/workflows/${workflowId}/publication-status`;
			const { status, triggers } = asRecord(await this.server.rest('GET', path));
			const refused = asRecords(triggers).find((trigger) => trigger.status === 'failed');
			if (status !== 'in_progress' && refused) throw new Error(String(refused.errorMessage));
			if (status !== 'in_progress') return;
			await wait(200);
		}
	}
}
