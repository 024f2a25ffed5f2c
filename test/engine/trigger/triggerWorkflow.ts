import {
	sleep,
	Workflow,
	type IDataObject,
	type INode,
	type INodeParameters,
	type INodeType,
	type IWebhookData,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { ChakraTrigger } from '../../../nodes/Chakra/ChakraTrigger.node';
import { node } from '../engine';
import { additionalData } from '../runWorkflow';
import { savedWorkflow } from '../savedWorkflow';

/** n8n's modes for a published workflow, and for one that listens for a test event. */
export type UrlKind = 'webhook' | 'webhook-test';

/** The workflow as n8n has it in memory for one request. */
export interface LoadedWorkflow {
	type: INodeType;
	workflow: Workflow;
	node: INode;
	additional: IWorkflowExecuteAdditionalData;
	webhookData: IWebhookData;
	/**
	 * Stores the run. For that, n8n makes a second Workflow of the same static data. This clears the mark that the
	 * data has changed. Then n8n waits for its database.
	 */
	storeRun: () => Promise<void>;
}

let made = 0;

/** A stored workflow with a ChakraHQ Trigger as its only node. */
export class TriggerWorkflow {
	readonly id = `trigger-test-${++made}`;

	/** What n8n's database holds of it. */
	private staticData = '{}';

	/** What n8n holds while it listens for a test event. */
	private testStaticData: string | null = null;

	private type: INodeType = new ChakraTrigger();

	constructor(
		/** Base URL of its n8n. */
		private readonly origin: string,
		private readonly parameters: INodeParameters,
		private readonly credential: IDataObject,
		private readonly waitingBase = `${origin}/webhook-waiting`,
	) {}

	url(kind: UrlKind = 'webhook'): string {
		return `${this.origin}/${kind}/${this.id}/webhook`;
	}

	/** Loads it afresh, as n8n does for each request. */
	load(kind: UrlKind, httpMethod: 'GET' | 'POST'): LoadedWorkflow {
		const { id, type } = this;
		const stored: INode = {
			...node('Chakra Trigger', 'test.chakraTrigger', this.parameters),
			webhookId: id,
			credentials: { chakraApi: { id: '1', name: 'ChakraHQ' } },
		};
		const data = savedWorkflow({ id, nodes: [stored], active: true });
		const build = () => new Workflow({ ...data, staticData, nodeTypes });
		const staticData = parse(this.staticData);
		const nodeTypes = {
			getByName: () => type,
			getByNameAndVersion: () => type,
			getKnownTypes: () => ({}),
		};
		const workflow = build();
		if (kind === 'webhook-test' && this.testStaticData !== null) {
			workflow.setTestStaticData(parse(this.testStaticData));
		}
		const webhook = type.description.webhooks?.find((one) => one.httpMethod === httpMethod);
		const loaded = workflow.getNode(stored.name);
		if (!webhook || !loaded) throw new Error('The trigger has no such webhook');
		const additional = {
			...additionalData(this.credential, data),
			webhookBaseUrl: `${this.origin}/webhook`,
			webhookTestBaseUrl: `${this.origin}/webhook-test`,
			webhookWaitingBaseUrl: this.waitingBase,
		};
		const webhookData: IWebhookData = {
			httpMethod,
			node: loaded.name,
			path: `${id}/webhook`,
			webhookDescription: webhook,
			webhookId: id,
			workflowId: id,
			workflowExecuteAdditionalData: additional,
			...(kind === 'webhook-test' && { isTest: true }),
		};
		const storeRun = async () => {
			build();
			await sleep(20);
		};
		return { type, workflow, node: loaded, additional, webhookData, storeRun };
	}

	/** Stores the static data of a loaded workflow, if it has changed. */
	save({ workflow: { staticData } }: LoadedWorkflow): void {
		// n8n's own mark of changed data.
		if (staticData.__dataChanged) this.staticData = JSON.stringify(staticData);
	}

	saveTest({ workflow: { staticData } }: LoadedWorkflow): void {
		this.testStaticData = JSON.stringify(staticData);
	}

	endTest(): void {
		this.testStaticData = null;
	}

	/** The node as another process would load it: only with what was stored. */
	restart(): void {
		jest.isolateModules(() => {
			const fresh = jest.requireActual<typeof import('../../../nodes/Chakra/ChakraTrigger.node')>(
				'../../../nodes/Chakra/ChakraTrigger.node',
			);
			this.type = new fresh.ChakraTrigger();
		});
	}

	/** What n8n's database holds of the node. */
	get stored(): IDataObject {
		const { 'node:Chakra Trigger': stored = {} } = parse(this.staticData);
		return parse(JSON.stringify(stored));
	}
}

function parse(json: string): IDataObject {
	return JSON.parse(json);
}
