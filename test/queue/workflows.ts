import type { ImportedWorkflow } from '../../sandbox/n8n';
import { chain, chakra, items, upload, webhook, type WorkflowNode } from '../e2e/workflow';

const template = {
	resource: 'templateMessage',
	operation: 'send',
	sender: { __rl: true, mode: 'id', value: '775966265503012' },
	simplify: true,
};

/** A webhook that answers as soon as n8n has stored the execution, so that what follows runs on a worker. */
export function hook(path: string): WorkflowNode {
	const node = webhook(path);
	return { ...node, parameters: { ...node.parameters, responseMode: 'onReceived' } };
}

/** Takes a file and a phone number, uploads the file and sends it in a template's header. */
export const uploadAndSend = (path: string): ImportedWorkflow =>
	chain([
		hook(path),
		upload({ binaryPropertyName: 'file' }),
		chakra('Send', {
			...template,
			recipient: "={{ $('Webhook').item.json.body.phone }}",
			template: { __rl: true, mode: 'name', value: 'christmas_promo_23' },
			templateLanguage: 'en_US',
			parameterPairs: { pair: [{ part: 'body', name: '1', value: 'Ana' }] },
			headerMedia: 'url',
			headerMediaUrl: '={{ $json.publicMediaUrl }}',
			headerMediaKind: 'image',
			options: {},
		}),
	]);

/** How many a run of `sendToList` has under way. */
export const atOnce = 4;

/** Sends a template to each of a list of phone numbers, whenever its webhook is called. */
export const sendToList = (
	path: string,
	recipients: string[],
	options: Record<string, unknown> = {},
	settings: Record<string, unknown> = {},
): ImportedWorkflow =>
	chain([
		hook(path),
		items(recipients.map((recipient) => ({ recipient }))),
		chakra(
			'Send',
			{
				...template,
				recipient: '={{ $json.recipient }}',
				template: { __rl: true, mode: 'name', value: 'hello_world' },
				headerMedia: 'none',
				options: { parallelSends: atOnce, ...options },
			},
			settings,
		),
	]);

/** Made-up phone numbers. */
export const people = (count: number, first = 15_550_200_001): string[] =>
	Array.from({ length: count }, (_, index) => String(first + index));
