/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isObject } from '../../nodes/Chakra/json/isObject';
import type { ImportedCredential, ImportedWorkflow } from './entries';

const folder = resolve(__dirname, '../../examples');

/** The names of all workflows of `examples/`. */
export const exampleFiles = readdirSync(folder).filter((file) => file.endsWith('.json'));

interface Setting {
	name: string;
	value: string;
}

const isSetting = (value: unknown): value is Setting =>
	isObject(value) && typeof value.name === 'string' && typeof value.value === 'string';

function isWorkflow(value: unknown): value is ImportedWorkflow {
	if (!isObject(value)) return false;
	const { id, name, nodes, connections } = value;
	return (
		typeof id === 'string' &&
		typeof name === 'string' &&
		Array.isArray(nodes) &&
		isObject(connections)
	);
}

function settingsOf({ nodes }: ImportedWorkflow): Setting[] {
	const node = nodes.filter(isObject).find(({ name }) => name === 'Settings');
	const parameters = isObject(node?.parameters) ? node.parameters : {};
	const fields = isObject(parameters.assignments) ? parameters.assignments.assignments : [];
	return Array.isArray(fields) ? fields.filter(isSetting) : [];
}

/**
 * Reads a workflow of `examples/` and fills in its Settings node, as a person would after importing it.
 * @param file for instance `upload-file-from-disk.json`
 * @param settings values by the names of the Settings node's fields; what is not named stays as it is
 * @throws when the example has no setting of such a name
 */
export async function readExample(
	file: string,
	settings: Record<string, string> = {},
): Promise<ImportedWorkflow> {
	const workflow: unknown = JSON.parse(await readFile(resolve(folder, file), 'utf8'));
	if (!isWorkflow(workflow)) throw new Error(`examples/${file} is no workflow`);
	const fields = settingsOf(workflow);
	for (const [name, value] of Object.entries(settings)) {
		const field = fields.find((one) => one.name === name);
		if (!field) throw new Error(`examples/${file} has no setting ${name}`);
		field.value = value;
	}
	return { ...workflow, nodes: workflow.nodes.filter(isObject).map(withWebhookId) };
}

/** The files name no webhook IDs, and the editor makes one when it imports a node. */
const withWebhookId = (node: Record<string, unknown>) => ({ ...node, webhookId: node.id });

/** The credential the examples name. */
export function exampleCredential(data: {
	accessToken: string;
	baseUrl: string;
	pluginId: string;
	webhookSecret?: string;
}): ImportedCredential {
	return { id: 'chakraHqAccount', name: 'ChakraHQ account', type: 'chakraApi', data };
}
