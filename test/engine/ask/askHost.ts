/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Request, type Response } from 'express';
import {
	Workflow,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type IRunExecutionData,
	type IWebhookData,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { Chakra } from '../../../nodes/Chakra/Chakra.node';
import { isSignedResume } from '../../../sandbox/engine/resumeSignature';
import type { Sandbox } from '../../../sandbox/server';
import { core } from '../core';
import { chakraNode, type Result } from '../engine';
import { byId, operate, senderId } from '../operate';
import { additionalData } from '../runWorkflow';
import { savedWorkflow } from '../savedWorkflow';
import { webhookSecret } from '../trigger/triggerHost';

/** Message > Send and Wait, asking +1 555 010 0001. */
export const askParameters = (more: INodeParameters): INodeParameters => ({
	resource: 'message',
	operation: 'sendAndWait',
	sender: byId(senderId),
	recipient: '+1 (555) 010-0001',
	message: 'May invoice 4711 be paid?',
	...more,
});

/**
 * Does what n8n's server does around a waiting execution: checks the signature of the address, hands the request to
 * the node, and goes on where the node gives data. Source: github.com/n8n-io/n8n, packages/cli/src/webhooks
 */
export class AskHost {
	/** The items with which the execution continued. */
	readonly resumed: INodeExecutionData[][] = [];

	/** How many calls came for it. */
	calls = 0;

	/** Statuses with which n8n rejects the next calls, one for each call; 0 hangs up. */
	readonly turnDowns: number[] = [];

	/** Status with which something in front of n8n answers the next call, with a page of its own. */
	foreignPage: number | undefined;

	/** n8n's database is away, so the execution cannot go on. */
	cannotResume = false;

	/** What n8n says where the credential cannot be read: it was deleted, or n8n's database is away. */
	noCredential: string | undefined;

	private state: IRunExecutionData | undefined;

	private parameters: INodeParameters = {};

	private constructor(
		private readonly server: Server,
		private readonly sandbox: Sandbox,
	) {}

	static async start(sandbox: Sandbox): Promise<AskHost> {
		const app = express();
		const server = createServer(app);
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const host = new AskHost(server, sandbox);
		app.use(express.raw({ type: ['application/octet-stream', 'application/json'] }));
		app.use(express.urlencoded({ extended: true }));
		app.all('/webhook-waiting/:execution/:node', async (req, res) => await host.take(req, res));
		return host;
	}

	async close(): Promise<void> {
		const closed = new Promise((resolve) => this.server.close(resolve));
		this.server.closeAllConnections();
		await closed;
	}

	get waitingBase(): string {
		const { port } = this.server.address() as AddressInfo;
		return `http://127.0.0.1:${port}/webhook-waiting`;
	}

	/** Runs the node until it waits. @throws the error that it stopped with */
	async ask(more: INodeParameters = {}, items = [{}]): Promise<Result> {
		this.parameters = askParameters(more);
		const result = await operate(this.sandbox, this.parameters, {
			items,
			credential: { webhookSecret },
			host: this.facts,
		});
		const { error } = result;
		if (error) throw new Error(`${error.message} | ${error.description ?? ''}`);
		this.state = result.run.data;
		return result;
	}

	private get facts() {
		return { executionId: '77', webhookWaitingBaseUrl: this.waitingBase };
	}

	private async take(request: Request, response: Response): Promise<void> {
		this.calls += 1;
		if (this.isTurnedDown(request, response)) return;
		const [type, context] = this.nodeFor(request, response);
		// After an error n8n goes on with an empty item: in its webhook-helpers.ts, `workflowData: [[{ json: {} }]]`.
		const data = await type.webhook.call(context).catch((): IWebhookResponseData => {
			this.resumed.push([{ json: {} }]);
			response.status(500).json({});
			return { noWebhookResponse: true };
		});
		if (data.workflowData && this.cannotResume) return void response.status(500).json({});
		if (data.workflowData) this.resumed.push(data.workflowData[0] ?? []);
		if (data.noWebhookResponse) return;
		if (typeof data.webhookResponse === 'string') response.send(data.webhookResponse);
		else response.json(data.webhookResponse);
	}

	/** Answers a call that does not get as far as the node. */
	private isTurnedDown(request: Request, response: Response): boolean {
		const { foreignPage } = this;
		this.foreignPage = undefined;
		const turnDown = foreignPage === undefined ? this.turnDowns.shift() : undefined;
		if (foreignPage !== undefined) {
			response.status(foreignPage).send('<html><title>Sign in</title></html>');
		} else if (turnDown === 0) {
			request.socket.destroy();
		} else if (turnDown !== undefined) {
			response.status(turnDown).send(turnDown === 200 ? 'n8n is starting up. Please wait' : '');
		} else if (!isSignedResume(request.originalUrl)) {
			response.status(401).json({ error: 'Invalid token' });
		} else {
			return false;
		}
		return true;
	}

	/** The node, and the context in which n8n calls it. */
	private nodeFor(request: Request, response: Response) {
		if (!this.state) throw new Error('Nothing was asked');
		const type = new Chakra();
		const node = chakraNode('test.chakra', this.parameters);
		const workflow = new Workflow({
			id: 'engine-test',
			nodes: [node],
			connections: {},
			active: false,
			nodeTypes: {
				getByName: () => type,
				getByNameAndVersion: () => type,
				getKnownTypes: () => ({}),
			},
		});
		const httpMethod = request.method === 'GET' ? 'GET' : 'POST';
		const webhook = type.description.webhooks?.find((one) => one.httpMethod === httpMethod);
		if (!webhook) throw new Error('The node takes no such call');
		const additional = this.additionalFor(node);
		const webhookData: IWebhookData = {
			httpMethod,
			node: node.name,
			path: node.id,
			webhookDescription: webhook,
			workflowId: 'engine-test',
			workflowExecuteAdditionalData: additional,
		};
		// n8n keeps the raw bytes beside the parsed body.
		if (Buffer.isBuffer(request.body)) Object.assign(request, { rawBody: request.body });
		const context = new core.WebhookContext(
			workflow,
			node,
			{ ...additional, httpRequest: request, httpResponse: response },
			'manual',
			webhookData,
			[],
			this.state,
		);
		return [type, context] as const;
	}

	private additionalFor(node: INode) {
		const { token: accessToken, url: baseUrl, pluginId } = this.sandbox;
		const additional = additionalData(
			{ accessToken, baseUrl, pluginId, webhookSecret },
			savedWorkflow({ nodes: [node] }),
			this.facts,
		);
		const { noCredential } = this;
		if (noCredential !== undefined) {
			additional.credentialsHelper.getDecrypted = async () =>
				await Promise.reject(new Error(noCredential));
		}
		return additional;
	}
}
