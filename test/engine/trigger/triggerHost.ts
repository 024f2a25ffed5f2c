/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Request, type Response } from 'express';
import type {
	IDataObject,
	INodeExecutionData,
	INodeParameters,
	IWebhookResponseData,
	WorkflowActivateMode,
} from 'n8n-workflow';
import { rawBodyReader } from '../../../sandbox/engine/rawBodyReader';
import {
	sendWebhook,
	type DeliveryAnswer,
	type WebhookDelivery,
} from '../../../sandbox/webhooks/sendWebhook';
import { core, useBinaryMode, type BinaryMode } from '../core';
import { TriggerWorkflow, type LoadedWorkflow, type UrlKind } from './triggerWorkflow';

export const webhookSecret = 'open sesame';

export interface HostOptions {
	parameters?: INodeParameters;
	credential: IDataObject;
	binaryMode?: BinaryMode;
	/** Where executions of this n8n wait. */
	waitingBase?: string;
}

/** The response to a request that was accepted. */
export const received = { message: 'Received' };

/**
 * Does what n8n's server does around a trigger: takes requests over HTTP, hands them to the node in n8n-core's own
 * contexts, answers where the node does not, and stores the workflow's static data. Source: github.com/n8n-io/n8n,
 * packages/cli/src/webhooks
 */
export class TriggerHost {
	/** The items that runs began with. */
	readonly runs: INodeExecutionData[][] = [];

	/** What the node threw instead of answering. n8n makes a failed run of each. */
	readonly thrown: unknown[] = [];

	/** n8n's database cannot store runs at the moment. */
	cannotStore = false;

	/** How many requests n8n has finished. */
	finished = 0;

	/** Whether a run is waiting to be stored. */
	isStoring = false;

	private pause: Promise<void> | undefined;

	/** Ends what `pauseStoring` began. */
	goOn: () => void = () => {};

	private constructor(
		private readonly server: Server,
		readonly workflow: TriggerWorkflow,
	) {}

	static async start(options: HostOptions): Promise<TriggerHost> {
		const { parameters = {}, credential, binaryMode = 'filesystem', waitingBase } = options;
		await useBinaryMode(binaryMode);
		const app = express();
		const server = createServer(app);
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		const workflow = new TriggerWorkflow(
			`http://127.0.0.1:${port}`,
			{ events: ['message'], additionalOptions: {}, ...parameters },
			credential,
			waitingBase,
		);
		const host = new TriggerHost(server, workflow);
		app.use(rawBodyReader);
		for (const kind of ['webhook', 'webhook-test'] as const) {
			app.all(`/${kind}/*path`, async (req, res) => await host.take(kind, req, res));
		}
		return host;
	}

	async close(): Promise<void> {
		const closed = new Promise((resolve) => this.server.close(resolve));
		this.server.closeAllConnections();
		await closed;
	}

	/** The items of the only run. */
	get items(): INodeExecutionData[] {
		expect(this.runs).toHaveLength(1);
		return this.runs[0] ?? [];
	}

	/** Signed, unless the delivery says otherwise. */
	async deliver(
		delivery: Omit<WebhookDelivery, 'url'> = {},
		kind: UrlKind = 'webhook',
	): Promise<DeliveryAnswer> {
		const url = this.workflow.url(kind);
		return await sendWebhook({ secret: webhookSecret, ...delivery, url });
	}

	/** Makes later runs wait before they are stored. */
	pauseStoring(): void {
		this.pause = new Promise((resolve) => (this.goOn = resolve));
	}

	async publish(activation: WorkflowActivateMode = 'activate'): Promise<void> {
		const loaded = this.workflow.load('webhook', 'POST');
		await setUp(loaded, activation);
		this.workflow.save(loaded);
	}

	async unpublish(): Promise<void> {
		const loaded = this.workflow.load('webhook', 'POST');
		await callHook('delete', loaded, 'update');
		this.workflow.save(loaded);
	}

	/** Presses Listen for Test Event. */
	async listen(): Promise<void> {
		const loaded = this.workflow.load('webhook-test', 'POST');
		await setUp(loaded, 'manual');
		this.workflow.saveTest(loaded);
	}

	/** n8n does this after the first test event, or when the button is pressed again. */
	async stopListening(): Promise<void> {
		await callHook('delete', this.workflow.load('webhook-test', 'POST'), 'manual');
		this.workflow.endTest();
	}

	private async take(kind: UrlKind, request: Request, response: Response): Promise<void> {
		const method = request.method === 'GET' ? 'GET' : 'POST';
		const loaded = this.workflow.load(kind, method);
		leaveUnread(loaded);
		try {
			const data = await callWebhook(loaded, request, response);
			// If the trigger has answered itself, static data is saved before the run is stored, otherwise afterwards.
			if (data.noWebhookResponse) this.workflow.save(loaded);
			if (data.workflowData) await this.begin(loaded, data.workflowData[0] ?? []);
			this.workflow.save(loaded);
			if (!data.noWebhookResponse) response.status(200).json(answerOf(loaded, data));
		} catch (error) {
			if (!this.cannotStore) this.thrown.push(error);
			if (!response.headersSent) response.status(500).json({ message: 'n8n has its troubles' });
		} finally {
			this.finished += 1;
		}
	}

	private async begin({ storeRun }: LoadedWorkflow, items: INodeExecutionData[]): Promise<void> {
		this.isStoring = true;
		await this.pause;
		this.isStoring = false;
		if (this.cannotStore) throw new Error('The database is locked');
		await storeRun();
		this.runs.push(items);
	}
}

/** The response that n8n gives for the node. */
function answerOf(
	{ webhookData }: LoadedWorkflow,
	{ webhookResponse }: IWebhookResponseData,
): unknown {
	const { responseData = 'firstEntryJson' } = webhookData.webhookDescription;
	return responseData || (webhookResponse ?? { message: 'Workflow was started' });
}

/** If this is true, n8n hands the request over with its body unread. Otherwise n8n parses it first. */
function leaveUnread({ workflow, node }: LoadedWorkflow): void {
	const expression = '={{$parameter["options"]["binaryData"]}}';
	const isLeft = workflow.expression.getSimpleParameterValue(node, expression, 'webhook', {});
	if (isLeft !== true) throw new Error('n8n would parse the body before the trigger sees it');
}

async function callWebhook(
	{ type, workflow, node, additional, webhookData }: LoadedWorkflow,
	httpRequest: Request,
	httpResponse: Response,
): Promise<IWebhookResponseData> {
	const context = new core.WebhookContext(
		workflow,
		node,
		{ ...additional, httpRequest, httpResponse },
		webhookData.isTest ? 'manual' : 'webhook',
		webhookData,
		[],
		null,
	);
	if (!type.webhook) throw new Error('The node takes no webhooks');
	return await type.webhook.call(context);
}

async function setUp(loaded: LoadedWorkflow, activation: WorkflowActivateMode): Promise<void> {
	const isThere = await callHook('checkExists', loaded, activation);
	if (!isThere) await callHook('create', loaded, activation);
}

async function callHook(
	method: 'checkExists' | 'create' | 'delete',
	{ type, workflow, node, additional, webhookData }: LoadedWorkflow,
	activation: WorkflowActivateMode,
): Promise<boolean> {
	const mode = webhookData.isTest ? 'manual' : 'trigger';
	const context = new core.HookContext(workflow, node, additional, mode, activation, webhookData);
	const hook = type.webhookMethods?.default?.[method];
	if (!hook) throw new Error(`The trigger has no ${method}`);
	return await hook.call(context);
}
