/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { extname } from 'node:path';
import type { DemoAccess } from './demoOptions';
import type { Execution, ImportedWorkflow } from './n8n';
import { readExample } from './n8nExample';

/** What Upload Public Media gave. */
export interface DemoUpload {
	publicMediaUrl: string;
	fileName: string;
	mimeType: string;
	mediaWarning?: string;
}

const imageExtensions = new Set(['.jpg', '.jpeg', '.png']);

/** n8n's Read Files node takes a pattern; a file of one's own may be called "a [1].png". */
const asPattern = (path: string) => path.replace(/[()[\]{}!*?@+|\\]/g, '\\$&');

/** Why the demo sends no template, or undefined when it does. */
export function whyNoSend(file: string, { send }: DemoAccess): string | undefined {
	if (!send) return 'CHAKRA_PHONE_NUMBER_ID, CHAKRA_RECIPIENT and CHAKRA_TEMPLATE are not all set';
	if (imageExtensions.has(extname(file).toLowerCase())) return undefined;
	return 'the template has an image header, and this is no JPEG or PNG';
}

/** The example a newcomer would import, its settings filled in. */
export async function demoWorkflow(file: string, access: DemoAccess): Promise<ImportedWorkflow> {
	const filePath = asPattern(file);
	if (whyNoSend(file, access)) return await readExample('upload-file-from-disk.json', { filePath });
	const { baseUrl: apiUrl, pluginId, send } = access;
	return await readExample('upload-then-send-template.json', {
		filePath,
		apiUrl,
		pluginId,
		...send,
	});
}

const textAt = (value: unknown, ...path: string[]): string => {
	const found = path.reduce<unknown>(
		(at, key) =>
			typeof at === 'object' && at ? Object.entries(at).find(([k]) => k === key)?.[1] : undefined,
		value,
	);
	return typeof found === 'string' ? found : '';
};

const resultOf = (run: Execution, node: string) => run.nodes[node]?.[0]?.outputs[0]?.[0]?.json;

/** @throws with the node's own message when the workflow did not come through */
export function readUpload(run: Execution): DemoUpload {
	if (run.status !== 'success') {
		const turns = Object.entries(run.nodes).find(([, [turn]]) => turn?.error);
		const error = turns?.[1][0]?.error ?? run.error;
		const why = [error?.message, error?.description].filter(Boolean).join('\n');
		throw new Error(`The workflow stopped at ${turns?.[0] ?? 'no node'}: ${why || run.status}`);
	}
	const result = resultOf(run, 'Upload Public Media');
	const publicMediaUrl = textAt(result, 'publicMediaUrl');
	if (!publicMediaUrl) throw new Error('Upload Public Media gave no publicMediaUrl');
	return {
		publicMediaUrl,
		fileName: textAt(result, 'fileName'),
		mimeType: textAt(result, 'mimeType'),
		mediaWarning: textAt(result, 'mediaWarning') || undefined,
	};
}

/** WhatsApp's id of the sent message, or ChakraHQ's own; undefined when the workflow sends none. */
export function readMessageId(run: Execution): string | undefined {
	const result = resultOf(run, 'Send template');
	if (!result) return undefined;
	const id = textAt(result, '_data', 'externalId') || textAt(result, '_data', 'id');
	if (!id)
		throw new Error(`The template call answered without a message: ${JSON.stringify(result)}`);
	return id;
}
