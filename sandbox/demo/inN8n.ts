/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { dirname } from 'node:path';
import { createN8n, whatIsMissing, type N8n } from '../n8n';
import { exampleCredential } from '../n8n/example';
import type { Say } from '../n8n/progress';
import type { DemoAccess } from './options';
import { reportPicture } from './picture';
import { asPattern, demoWorkflow } from './workflow';

export interface InN8n {
	n8n: N8n;
	workflowId: string;
}

/**
 * Runs the picture's workflow in a real n8n with this package in it as npm delivers it. Installs n8n where it is
 * missing.
 * @param onStart called with the n8n before it is used
 */
export async function demoInN8n(
	file: string,
	access: DemoAccess,
	say: Say,
	webhookSecret: string | undefined,
	onStart: (n8n: N8n) => void,
): Promise<InN8n> {
	const missing = await whatIsMissing();
	if (missing) say(missing);
	const n8n = await createN8n({ env: { N8N_RESTRICT_FILE_ACCESS_TO: dirname(file) }, say });
	onStart(n8n);
	say(`n8n       ${n8n.install.version}, with this package in it as npm delivers it`);
	const workflow = await demoWorkflow(file, asPattern(file), access);
	say(`Workflow  ${workflow.name}\n\nImporting and running it ...\n`);
	const { accessToken, baseUrl, pluginId } = access;
	await n8n.importCredentials(
		exampleCredential({ accessToken, baseUrl, pluginId, ...(webhookSecret && { webhookSecret }) }),
	);
	await n8n.importWorkflow(workflow);
	const run = await n8n.execute(workflow.id, { timeout: 900_000 });
	await reportPicture(run, file, access, say);
	return { n8n, workflowId: workflow.id };
}
