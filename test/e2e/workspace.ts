/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { setTimeout as wait } from 'node:timers/promises';
import type { ImportedWorkflow, N8nServer } from '../../sandbox/n8n';
import { asRecord, asRecords } from '../../sandbox/narrow';
import type { Sandbox } from '../../sandbox/server';
import { credentialName } from './workflow';

/** The Webhook Secret of the credential. */
export const webhookSecret = 'open sesame';

/** A started run. */
export interface BegunRun {
	executionId: string;
	workflowId: string;
}

const unfinished = new Set(['new', 'running', 'waiting', 'unknown']);

/** Saves a credential of the sandbox, and returns its ID. */
export async function saveCredential(
	server: N8nServer,
	{ url, token, pluginId }: Sandbox,
): Promise<string> {
	const data = { accessToken: token, baseUrl: url, pluginId, webhookSecret };
	const credential = { name: credentialName, type: 'chakraApi', data };
	return String(asRecord(await server.rest('POST', '/credentials', credential)).id);
}

/** A running n8n, used through the REST API that the editor uses. */
export abstract class Workspace {
	protected constructor(private readonly credentialId: string) {}

	abstract get server(): N8nServer;

	/** Saves a workflow as the editor does, and returns the saved one. */
	async save(workflow: ImportedWorkflow): Promise<Record<string, unknown>> {
		const nodes = workflow.nodes.map((node) => this.withCredential(asRecord(node)));
		return asRecord(await this.server.rest('POST', '/workflows', { ...workflow, nodes }));
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
		await this.server.rest('POST', `/workflows/${workflowId}/activate`, { versionId });
		await this.publicationDone(workflowId);
		return workflowId;
	}

	async unpublish(workflowId: string): Promise<void> {
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

	private withCredential(node: Record<string, unknown>): Record<string, unknown> {
		if (!('chakraApi' in asRecord(node.credentials))) return node;
		return { ...node, credentials: { chakraApi: { id: this.credentialId, name: credentialName } } };
	}
}
