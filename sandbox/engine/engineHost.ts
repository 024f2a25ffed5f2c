/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { createServer, type Server } from 'node:http';
import express, { type Request, type Response } from 'express';
import {
	createRunExecutionData,
	Workflow,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type IRunExecutionData,
	type IWebhookData,
	type IWebhookResponseData,
	type IWorkflowBase,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import type { ImportedWorkflow } from '../n8n/entries';
import { toStoredRun, type StoredRun } from '../n8n/storedRun';
import { additionalData } from './additionalData';
import { core, removeEngineFolder, useBinaryMode } from './core';
import { rawBodyReader } from './rawBodyReader';
import { isSignedResume } from './resumeSignature';

interface EngineHostOptions {
	/** The data of the only credential. */
	credential: IDataObject;
	/** The nodes by `type`. Nodes of other types, such as sticky notes, are left out. */
	nodeTypes: Record<string, INodeType>;
}

/** A workflow as a database stores it. It is loaded again for each run. */
interface StoredWorkflow {
	json: string;
	staticData: IDataObject;
}

interface WaitingExecution {
	stored: StoredWorkflow;
	data: IRunExecutionData;
}

/**
 * n8n's own engine with those parts of n8n's server that a workflow needs: webhooks over HTTP, and waiting executions.
 * Source of the server's behaviour: github.com/n8n-io/n8n, packages/cli/src/webhooks
 */
export class EngineHost {
	/** Called with every run that has ended or begun to wait. */
	onRun: (run: StoredRun) => void = () => {};

	private readonly published = new Map<string, StoredWorkflow>();

	private readonly waiting = new Map<string, WaitingExecution>();

	private executions = 0;

	private constructor(
		private readonly server: Server,
		readonly url: string,
		private readonly options: EngineHostOptions,
	) {}

	static async start(options: EngineHostOptions): Promise<EngineHost> {
		await useBinaryMode('filesystem');
		const app = express();
		const server = createServer(app);
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const address = server.address();
		const port = typeof address === 'object' ? address?.port : undefined;
		const host = new EngineHost(server, `http://127.0.0.1:${port}`, options);
		app.use(rawBodyReader);
		app.post('/webhook/:id', async (req, res) => await host.takeEvent(req, res));
		app.post('/webhook-waiting/:execution/:node', async (req, res) => {
			await host.takeAnswer(req, res);
		});
		return host;
	}

	/** Ends every connection and removes all files of the runs. */
	async close(): Promise<void> {
		const closed = new Promise((resolve) => this.server.close(resolve));
		this.server.closeAllConnections();
		await closed;
		removeEngineFolder();
	}

	/** Runs a workflow from its first node. */
	async run(workflow: ImportedWorkflow): Promise<StoredRun> {
		const stored = store(workflow);
		const { nodes } = this.load(stored);
		return await this.begin(stored, nodes[0], [[{ json: {} }]], 'manual');
	}

	/** @returns the webhook URL of its first node, a trigger */
	publish(workflow: ImportedWorkflow): string {
		this.published.set(workflow.id, store(workflow));
		return `${this.url}/webhook/${workflow.id}`;
	}

	private load({ json, staticData }: StoredWorkflow): { workflow: Workflow; nodes: INode[] } {
		const { nodeTypes } = this.options;
		const { id, name, connections, settings, nodes: all }: IWorkflowBase = JSON.parse(json);
		const nodes = all.filter(({ type }) => nodeTypes[type]);
		const getType = (type: string) => {
			const found = nodeTypes[type];
			if (!found) throw new Error(`No node type ${type}`);
			return found;
		};
		const types = { getByName: getType, getByNameAndVersion: getType, getKnownTypes: () => ({}) };
		const more = { active: true, settings, staticData, nodeTypes: types };
		return { workflow: new Workflow({ id, name, nodes, connections, ...more }), nodes };
	}

	private additional({ json }: StoredWorkflow, executionId: string) {
		return additionalData(this.options.credential, JSON.parse(json), {
			executionId,
			webhookBaseUrl: `${this.url}/webhook`,
			webhookWaitingBaseUrl: `${this.url}/webhook-waiting`,
		});
	}

	private async begin(
		stored: StoredWorkflow,
		node: INode | undefined,
		main: INodeExecutionData[][],
		mode: WorkflowExecuteMode,
	): Promise<StoredRun> {
		if (!node) throw new Error('The workflow has no node to start with');
		const nodeExecutionStack = [{ node, data: { main }, source: null }];
		const data = createRunExecutionData({ executionData: { nodeExecutionStack } });
		return await this.execute(stored, data, mode, String(++this.executions));
	}

	private async execute(
		stored: StoredWorkflow,
		data: IRunExecutionData,
		mode: WorkflowExecuteMode,
		id: string,
	): Promise<StoredRun> {
		const { workflow } = this.load(stored);
		const engine = new core.WorkflowExecute(this.additional(stored, id), mode, data);
		const ended = await engine.processRunExecutionData(workflow);
		if (ended.status === 'waiting') this.waiting.set(id, { stored, data: ended.data });
		const run = toStoredRun({ id, status: ended.status, ...ended.data.resultData });
		if (!run) throw new Error('The engine gave no run');
		this.onRun(run);
		return run;
	}

	private async takeEvent(request: Request, response: Response): Promise<void> {
		const stored = this.published.get(String(request.params.id));
		if (!stored) return void response.status(404).json({ message: 'No such webhook' });
		const { nodes } = this.load(stored);
		await this.answer(request, response, { stored, node: nodes[0], id: '' }, (items) => {
			void this.begin(stored, nodes[0], items, 'webhook');
		});
	}

	private async takeAnswer(request: Request, response: Response): Promise<void> {
		if (!isSignedResume(request.originalUrl)) {
			return void response.status(401).json({ error: 'Invalid token' });
		}
		const id = String(request.params.execution);
		const waiting = this.waiting.get(id);
		if (!waiting) return void response.status(409).json({ message: 'It does not wait' });
		await request.readRawBody();
		const { stored, data } = waiting;
		const { lastNodeExecuted = '' } = data.resultData;
		const node = this.load(stored).nodes.find(({ name }) => name === lastNodeExecuted);
		await this.answer(request, response, { stored, node, id, data }, (items) => {
			this.waiting.delete(id);
			const [next] = data.executionData?.nodeExecutionStack ?? [];
			if (!next) throw new Error(`Execution ${id} has no node to go on with`);
			// The waiting node passes the answer on.
			next.node.disabled = true;
			next.data.main = items;
			data.waitTill = undefined;
			data.resultData.runData[lastNodeExecuted]?.pop();
			void this.execute(stored, data, 'webhook', id);
		});
	}

	/** Passes a request to a node in n8n-core's own context, and sends a response where the node has not. */
	private async answer(
		httpRequest: Request,
		httpResponse: Response,
		called: { stored: StoredWorkflow; node?: INode; id: string; data?: IRunExecutionData },
		goOn: (items: INodeExecutionData[][]) => void,
	): Promise<void> {
		const { stored, node, id, data = null } = called;
		const type = node && this.options.nodeTypes[node.type];
		const description = type?.description.webhooks?.find((one) => one.httpMethod === 'POST');
		if (!node || !type?.webhook || !description) throw new Error('The node takes no such call');
		const { workflow } = this.load(stored);
		const additional = this.additional(stored, id);
		const webhookData: IWebhookData = {
			httpMethod: 'POST',
			node: node.name,
			path: httpRequest.path,
			webhookDescription: description,
			workflowId: workflow.id,
			workflowExecuteAdditionalData: additional,
		};
		const context = new core.WebhookContext(
			workflow,
			node,
			{ ...additional, httpRequest, httpResponse },
			'webhook',
			webhookData,
			[],
			data,
		);
		const taken = await type.webhook.call(context);
		stored.staticData = JSON.parse(JSON.stringify(workflow.staticData));
		if (taken.workflowData) goOn(taken.workflowData);
		if (!taken.noWebhookResponse) httpResponse.status(200).json(responseOf(taken));
	}
}

const store = (workflow: ImportedWorkflow): StoredWorkflow => ({
	json: JSON.stringify(workflow),
	staticData: {},
});

const responseOf = ({ webhookResponse }: IWebhookResponseData): unknown =>
	webhookResponse ?? { message: 'Workflow was started' };
