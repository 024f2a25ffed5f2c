/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { extname } from 'node:path';
import type { ImportedWorkflow, StoredRun } from '../n8n';
import { readExample } from '../n8n/example';
import { asRecord, asText } from '../narrow';
import type { DemoAccess } from './options';

/** The output of Upload Public Media. */
interface DemoUpload {
	publicMediaUrl: string;
	fileName: string;
	mimeType: string;
	mediaWarning?: string;
}

/** The output of Template Message > Send. */
interface DemoSent {
	/** WhatsApp's ID of the message, or ChakraHQ's own where there is none. */
	messageId: string;
	template: string;
	/** Digits. */
	recipient: string;
	status: string;
}

const imageExtensions = new Set(['.jpg', '.jpeg', '.png']);

/** n8n's Read Files node takes a pattern, so special signs in a file name, as in "a [1].png", are escaped. */
export const asPattern = (path: string) => path.replace(/[()[\]{}!*?@+|\\]/g, '\\$&');

/** Why the demo sends no template, or undefined when it does. */
export function whyNoSend(file: string, { send }: DemoAccess): string | undefined {
	if (!send) return 'CHAKRA_PHONE_NUMBER_ID, CHAKRA_RECIPIENT and CHAKRA_TEMPLATE are not all set';
	if (imageExtensions.has(extname(file).toLowerCase())) return undefined;
	return 'the template has an image header, and this is no JPEG or PNG';
}

/**
 * The example that a newcomer would import, with its settings.
 * @param filePath the path as the node that reads the file needs it
 */
export async function demoWorkflow(
	file: string,
	filePath: string,
	access: DemoAccess,
): Promise<ImportedWorkflow> {
	const { send } = access;
	if (!send || whyNoSend(file, access)) {
		return await readExample('upload-file-from-disk.json', { filePath });
	}
	const settings = { filePath, ...send.settings };
	const workflow = await readExample('upload-then-send-template.json', settings);
	return withParameters(workflow, send.parameters);
}

/** Fills in Values to Send, as a person would for their own template. */
function withParameters(
	workflow: ImportedWorkflow,
	parameters: Record<string, string>,
): ImportedWorkflow {
	const pair = Object.entries(parameters).map(([name, value]) => ({ part: 'body', name, value }));
	const nodes = workflow.nodes.map((node) => {
		const { name, parameters: own, ...rest } = asRecord(node);
		if (name !== sendNode) return node;
		return { ...rest, name, parameters: { ...asRecord(own), parameterPairs: { pair } } };
	});
	return { ...workflow, nodes };
}

const sendNode = 'Send template';

/** The JSON of the single item that a node output; undefined when it did not run. */
export const onlyResult = (run: StoredRun, node: string) =>
	run.nodes[node]?.[0]?.outputs[0]?.[0]?.json;

/** @throws with the node's own message when the workflow did not come through */
export function requireSuccess(run: StoredRun): StoredRun {
	if (run.status === 'success') return run;
	const turns = Object.entries(run.nodes).find(([, [turn]]) => turn?.error);
	const error = turns?.[1][0]?.error ?? run.error;
	const why = [error?.message, error?.description].filter(Boolean).join('\n');
	throw new Error(`The workflow stopped at ${turns?.[0] ?? 'no node'}: ${why || run.status}`);
}

/** @throws with the node's own message when the workflow did not come through */
export function readUpload(run: StoredRun): DemoUpload {
	const result = onlyResult(requireSuccess(run), 'Upload Public Media');
	const publicMediaUrl = asText(result?.publicMediaUrl);
	if (!publicMediaUrl) throw new Error('Upload Public Media gave no publicMediaUrl');
	return {
		publicMediaUrl,
		fileName: asText(result?.fileName) ?? '',
		mimeType: asText(result?.mimeType) ?? '',
		mediaWarning: asText(result?.mediaWarning),
	};
}

/** The output of Template Message > Send; undefined when the workflow sends nothing. */
export function readSent(run: StoredRun): DemoSent | undefined {
	const result = onlyResult(run, sendNode);
	if (!result) return undefined;
	const messageId = asText(result.whatsappMessageId) ?? asText(result.messageId);
	if (!messageId) throw new Error(`${sendNode} gave no message: ${JSON.stringify(result)}`);
	return {
		messageId,
		template: asText(result.template) ?? '',
		recipient: asText(result.recipient) ?? '',
		status: asText(result.status) ?? '',
	};
}
