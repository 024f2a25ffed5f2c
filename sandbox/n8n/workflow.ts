import type { ImportedWorkflow } from './entries';

export const credentialName = 'ChakraHQ account';

/** A node of a workflow file, without its position and connections. */
export interface WorkflowNode {
	name: string;
	type: string;
	typeVersion: number;
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string; name: string }>;
	[setting: string]: unknown;
}

let made = 0;

/** A workflow whose nodes follow one another. */
export function chain(
	nodes: WorkflowNode[],
	settings: Record<string, unknown> = {},
): ImportedWorkflow {
	made += 1;
	const connections = nodes.slice(1).map(({ name }, i) => {
		const to = { node: name, type: 'main', index: 0 };
		return [nodes[i]?.name ?? '', { main: [[to]] }] as const;
	});
	return {
		id: `madeWorkflow${made}`,
		name: `Workflow ${made}`,
		nodes: nodes.map((node, i) => ({ id: `node-${i}`, position: [i * 220, 0], ...node })),
		connections: Object.fromEntries(connections),
		settings: { executionOrder: 'v1', ...settings },
		active: false,
	};
}

export const start: WorkflowNode = {
	name: 'Start',
	type: 'n8n-nodes-base.manualTrigger',
	typeVersion: 1,
	parameters: {},
};

/** Outputs items with these fields. */
export const items = (list: Array<Record<string, unknown>>): WorkflowNode => ({
	name: 'Items',
	type: 'n8n-nodes-base.code',
	typeVersion: 2,
	parameters: {
		jsCode: `return ${JSON.stringify(list)}.map((json) => ({ json }));`,
	},
});

/** Turns each item's `base64` into a file of the item's `name` and `type`. */
export const toFile: WorkflowNode = {
	name: 'File',
	type: 'n8n-nodes-base.convertToFile',
	typeVersion: 1.1,
	parameters: {
		operation: 'toBinary',
		sourceProperty: 'base64',
		options: { fileName: '={{ $json.name }}', mimeType: '={{ $json.type }}' },
	},
};

/** This package's node. */
export function chakra(
	name: string,
	parameters: Record<string, unknown>,
	settings: Record<string, unknown> = {},
): WorkflowNode {
	return {
		name,
		type: 'n8n-nodes-chakrahq.chakra',
		typeVersion: 1,
		parameters,
		credentials: { chakraApi: { id: 'chakraHqAccount', name: credentialName } },
		...settings,
	};
}

/** The same as a tool of an AI Agent, which sends a text. */
export const sendTool = (
	name: string,
	{ recipient, text }: { recipient: string; text: string },
): WorkflowNode => ({
	...chakra(name, {
		resource: 'message',
		operation: 'send',
		sender: { __rl: true, mode: 'id', value: '775966265503012' },
		recipient,
		type: 'text',
		text,
	}),
	type: 'n8n-nodes-chakrahq.chakraTool',
});

export function upload(
	parameters: Record<string, unknown> = {},
	settings: Record<string, unknown> = {},
): WorkflowNode {
	const own = { resource: 'media', operation: 'uploadPublic', binaryPropertyName: 'data' };
	return chakra('Upload', { ...own, options: {}, ...parameters }, settings);
}

/** Sends a template from the sandbox's first number. Without a `template`, it is one that takes no values. */
export function sendTemplate(
	parameters: Record<string, unknown>,
	settings: Record<string, unknown> = {},
): WorkflowNode {
	const own = {
		resource: 'templateMessage',
		operation: 'send',
		sender: { __rl: true, mode: 'id', value: '775966265503012' },
		template: { __rl: true, mode: 'name', value: 'hello_world' },
		headerMedia: 'none',
		simplify: true,
		options: {},
	};
	return chakra('Send', { ...own, ...parameters }, settings);
}

/** A template with a picture in its header and one variable in its text. */
export const pictureTemplate = (firstName: string) => ({
	template: { __rl: true, mode: 'name', value: 'christmas_promo_23' },
	templateLanguage: 'en_US',
	parameterPairs: { pair: [{ part: 'body', name: '1', value: firstName }] },
});

/** A webhook that responds with the first item of the workflow's last node. */
export const webhook = (path: string): WorkflowNode => ({
	name: 'Webhook',
	type: 'n8n-nodes-base.webhook',
	typeVersion: 2,
	webhookId: path,
	parameters: { path, httpMethod: 'POST', responseMode: 'lastNode', options: {} },
});
