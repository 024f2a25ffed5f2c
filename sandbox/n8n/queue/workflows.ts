import type { ImportedWorkflow } from '../entries';
import {
	chain,
	items,
	pictureTemplate,
	sendTemplate,
	upload,
	webhook,
	type WorkflowNode,
} from '../workflow';

/** A webhook that answers as soon as n8n has stored the execution, so that what follows runs on a worker. */
export function hook(path: string): WorkflowNode {
	const node = webhook(path);
	return { ...node, parameters: { ...node.parameters, responseMode: 'onReceived' } };
}

/** Takes a file and a phone number, uploads the file and sends it in a template's header. */
export const uploadAndSend = (path: string): ImportedWorkflow =>
	chain([
		hook(path),
		upload(),
		sendTemplate({
			...pictureTemplate('Ana'),
			recipient: "={{ $('Webhook').item.json.body.phone }}",
			headerMedia: 'url',
			headerMediaUrl: '={{ $json.publicMediaUrl }}',
			headerMediaKind: 'image',
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
		sendTemplate(
			{
				recipient: '={{ $json.recipient }}',
				options: { parallelSends: atOnce, ...options },
			},
			settings,
		),
	]);

/** Made-up phone numbers. */
export const people = (count: number, first = 15_550_200_001): string[] =>
	Array.from({ length: count }, (_, index) => String(first + index));
