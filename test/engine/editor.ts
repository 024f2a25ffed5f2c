/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { inspect } from 'node:util';
import {
	Workflow,
	type IDataObject,
	type INodeListSearchResult,
	type INodeParameters,
	type ResourceMapperFields,
} from 'n8n-workflow';
import { Chakra } from '../../nodes/Chakra/Chakra.node';
import { core } from './core';
import { chakraNode } from './engine';
import { additionalData } from './runWorkflow';
import { savedWorkflow } from './savedWorkflow';
import { spellingsOf } from './secrecy';
import type { Target } from './upload';

/** The node in the editor, with the context that n8n gives to list searches. */
function editing(parameters: INodeParameters, credential: IDataObject) {
	const nodeType = new Chakra();
	const node = chakraNode('test.chakra', parameters);
	const data = savedWorkflow({ nodes: [node] });
	const workflow = new Workflow({
		...data,
		nodeTypes: {
			getByName: () => nodeType,
			getByNameAndVersion: () => nodeType,
			getKnownTypes: () => ({}),
		},
	});
	const additional = { ...additionalData(credential, data), currentNodeParameters: parameters };
	return { nodeType, context: new core.LoadOptionsContext(workflow, node, additional, '') };
}

const credentialFor = ({ url, token, pluginId }: Target) => ({
	accessToken: token,
	baseUrl: url,
	pluginId,
});

/** The list of a resource locator. */
export async function search(
	target: Target,
	method: string,
	parameters: INodeParameters = {},
	filter?: string,
	credential: IDataObject = {},
): Promise<INodeListSearchResult['results']> {
	const given = { ...credentialFor(target), ...credential };
	const { nodeType, context } = editing(parameters, given);
	const list = nodeType.methods?.listSearch?.[method];
	if (!list) throw new Error(`No list search ${method}`);
	const { results } = await withoutToken(target, list.call(context, filter));
	return results;
}

/** The fields of a resource mapper. */
export async function mapFields(
	target: Target,
	method: string,
	parameters: INodeParameters,
): Promise<ResourceMapperFields> {
	const { nodeType, context } = editing(parameters, credentialFor(target));
	const map = nodeType.methods?.resourceMapping?.[method];
	if (!map) throw new Error(`No resource mapping ${method}`);
	return await withoutToken(target, map.call(context));
}

async function withoutToken<T>({ token }: Target, answer: Promise<T>): Promise<T> {
	const outcome = await answer.catch((error: unknown) => ({ error }));
	const everything = `${JSON.stringify(outcome)} ${inspect(outcome, { depth: 20, maxStringLength: null })}`;
	expect(spellingsOf(token).filter((spelling) => everything.includes(spelling))).toEqual([]);
	return await answer;
}
