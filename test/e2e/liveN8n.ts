/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { setTimeout as wait } from 'node:timers/promises';
import type { ImportedWorkflow, N8n, N8nServer, StoredRun } from '../../sandbox/n8n';
import { asRecord, asRecords } from '../../sandbox/narrow';
import { readStoredRun } from '../../sandbox/n8n/storedRun';
import type { Sandbox } from '../../sandbox/server';
import { credentialName } from './workflow';

/** What the credential's webhooks are signed with. */
export const webhookSecret = 'open sesame';

/** A run that has begun. */
export interface BegunRun {
	executionId: string;
	workflowId: string;
}

const unfinished = new Set(['new', 'running', 'waiting', 'unknown']);

/** An n8n that serves, used through its own REST API as the editor uses it. */
export class LiveN8n {
	private constructor(
		readonly n8n: N8n,
		private running: N8nServer,
		private readonly credentialId: string,
	) {}

	get server(): N8nServer {
		return this.running;
	}

	static async start(n8n: N8n, { url, token, pluginId }: Sandbox): Promise<LiveN8n> {
		const server = await n8n.start();
		const data = { accessToken: token, baseUrl: url, pluginId, webhookSecret };
		const credential = { name: credentialName, type: 'chakraApi', data };
		const { id } = asRecord(await server.rest('POST', '/credentials', credential));
		return new LiveN8n(n8n, server, String(id));
	}

	/** Stops n8n and starts it again, at another address. */
	async restart(): Promise<void> {
		await this.running.stop();
		this.running = await this.n8n.start();
	}

	/** Saves a credential of another service, for a node to name. */
	async credential(type: string, data: Record<string, unknown>) {
		const saved = await this.server.rest('POST', '/credentials', { name: type, type, data });
		return { [type]: { id: String(asRecord(saved).id), name: type } };
	}

	/** Kills n8n, as a crash does, and starts it again. */
	async crash(): Promise<void> {
		await this.running.kill();
		this.running = await this.n8n.start();
	}

	/** Saves a workflow as the editor does, and gives what n8n saved. */
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

	async ended({ executionId, workflowId }: BegunRun): Promise<StoredRun> {
		for (;;) {
			const { status } = asRecord(await this.server.rest('GET', `/executions/${executionId}`));
			if (typeof status === 'string' && !unfinished.has(status)) break;
			await wait(200);
		}
		return await this.lastRun(workflowId);
	}

	async run(workflow: ImportedWorkflow): Promise<StoredRun> {
		return await this.ended(await this.begin(workflow));
	}

	async stop({ executionId }: BegunRun): Promise<void> {
		await this.server.rest('POST', `/executions/${executionId}/stop`);
	}

	/** Saves a workflow that starts with a webhook and publishes it. @throws what a trigger says against it */
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

	async callWebhook(path: string, body: () => FormData): Promise<Response> {
		return await fetch(`${this.server.url}/webhook/${path}`, { method: 'POST', body: body() });
	}

	async lastRun(workflowId: string): Promise<StoredRun> {
		const run = await readStoredRun(this.n8n.install, this.n8n.folder, workflowId);
		if (!run) throw new Error(`n8n stored no run of workflow ${workflowId}`);
		return run;
	}

	/** n8n sets triggers up after it has said that a workflow is published, and takes them down likewise. */
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
