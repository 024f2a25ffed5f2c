import {
	n8nVersions,
	type ImportedWorkflow,
	type N8n,
	type N8nServer,
	type StoredRun,
} from '../../sandbox/n8n';
import { saveCredential, type SavedCredential } from '../../sandbox/n8n/savedCredential';
import { readStoredRun } from '../../sandbox/n8n/storedRun';
import { saveChakraCredential, Workspace, type BegunRun } from '../../sandbox/n8n/workspace';
import { asRecord, asRecords } from '../../sandbox/narrow';
import type { Sandbox } from '../../sandbox/server';

/** An n8n of one process. */
export class LiveN8n extends Workspace {
	private constructor(
		readonly n8n: N8n,
		private running: N8nServer,
		credential: SavedCredential,
	) {
		super(credential);
	}

	get server(): N8nServer {
		return this.running;
	}

	static async start(n8n: N8n, sandbox: Sandbox): Promise<LiveN8n> {
		return await LiveN8n.of(n8n, await n8n.start(), sandbox);
	}

	static async of(n8n: N8n, server: N8nServer, sandbox: Sandbox): Promise<LiveN8n> {
		return new LiveN8n(n8n, server, await saveChakraCredential(server, sandbox));
	}

	/** Stops n8n and starts it again, at another address. */
	async restart(): Promise<void> {
		await this.running.stop();
		this.running = await this.n8n.start();
	}

	/** Kills n8n, as a crash does, and starts it again. */
	async crash(): Promise<void> {
		await this.running.kill();
		this.running = await this.n8n.start();
	}

	/** Saves a credential of another service, for a node to name. */
	async credential(type: string, data: Record<string, unknown>) {
		const { id, name } = await saveCredential(this.server, type, type, data);
		return { [type]: { id, name } };
	}

	/** n8n 1 runs the workflow that the editor shows, and not the saved one. */
	override async beginSaved(workflowId: string, trigger: string): Promise<BegunRun> {
		if (!this.isOldest) return await super.beginSaved(workflowId, trigger);
		const path = `/workflows/${workflowId}`;
		const workflowData = await this.server.rest('GET', path);
		const what = { workflowData, triggerToStartFrom: { name: trigger } };
		const begun = await this.server.rest('POST', `${path}/run`, what);
		return { executionId: String(asRecord(begun).executionId), workflowId };
	}

	protected get isOldest(): boolean {
		return this.n8n.install.version === n8nVersions.oldest;
	}

	async ended(begun: BegunRun): Promise<StoredRun> {
		await this.statusOf(begun);
		return await this.lastRun(begun.workflowId);
	}

	async run(workflow: ImportedWorkflow): Promise<StoredRun> {
		return await this.ended(await this.begin(workflow));
	}

	async callWebhook(path: string, body: () => FormData): Promise<Response> {
		return await fetch(`${this.server.url}/webhook/${path}`, { method: 'POST', body: body() });
	}

	/** Removes everything that was saved, for the next one who uses this n8n. */
	async clear(): Promise<void> {
		for (const { id, active } of asRecords(await this.server.rest('GET', '/workflows'))) {
			if (active === true) await this.unpublish(String(id));
			await this.server.rest('POST', `/workflows/${String(id)}/archive`);
			await this.server.rest('DELETE', `/workflows/${String(id)}`);
		}
		for (const { id } of asRecords(await this.server.rest('GET', '/credentials'))) {
			await this.server.rest('DELETE', `/credentials/${String(id)}`);
		}
	}

	async lastRun(workflowId: string): Promise<StoredRun> {
		const run = await readStoredRun(this.n8n.install, this.n8n.folder, workflowId);
		if (!run) throw new Error(`n8n stored no run of workflow ${workflowId}`);
		return run;
	}
}
