import type { IExecuteFunctions } from 'n8n-workflow';
import { isObject } from '../../json/isObject';
import { list, members } from '../../json/narrow';
import { ChakraError } from '../../transport/chakraError';
import { isRunByEngine, isTool } from './toolCall';

/** `.name` and `['name']` behind an item, with double quotes turned into single ones. */
const path = "((?:\\.[A-Za-z_]\\w{0,100}|\\['[^'\\]]{1,100}'\\])*)";
const ofNode = new RegExp(`\\$\\('([^']{1,200})'\\)\\.item\\.json${path}`, 'g');
const ofAgent = new RegExp(`(?:\\$json|\\$input\\.item\\.json)${path}`, 'g');

/**
 * Where an AI Agent works on several items, n8n gives its tools the first one in place of the one that it works on: as
 * `$('Node').item`, and in an agent of version 1 or 2 as `$json` too. A message to the second customer would go to the
 * first. Source: https://github.com/n8n-io/n8n/issues/18859
 * @throws ChakraError where a parameter reads a value that is not the same in all items of the agent
 */
export function expectOwnItem(context: IExecuteFunctions): void {
	if (!isTool(context)) return;
	const proxy: unknown = context.getWorkflowDataProxy(0);
	if (!isObject(proxy)) return;
	const items = agentItems(context, proxy);
	if (items.length < 2) return;
	const parameters = JSON.stringify(context.getNode().parameters).replace(/\\"/g, "'");
	const differsInAgent =
		!isRunByEngine(context) &&
		[...parameters.matchAll(ofAgent)].some(([, from = '']) => differs(items, from));
	const differsInNode = [...parameters.matchAll(ofNode)].some(([, node, from = '']) =>
		differs(itemsOf(proxy, node), from),
	);
	if (!differsInAgent && !differsInNode) return;
	throw new ChakraError(
		'n8n gives this tool the first of the several items that the agent has, and not the one that it works on, so nothing was sent',
		{
			remedy:
				"In an AI Agent of version 3, take the value from the agent's own item, such as {{ $json.phone }}. In an older one, put the node Loop Over Items before the agent.",
		},
	);
}

/** A tool that n8n's engine runs has one item, which names the node before the agent. */
function agentItems(context: IExecuteFunctions, proxy: Record<string, unknown>): unknown[] {
	if (!isRunByEngine(context)) return read(() => call(proxy.$input, 'all'));
	const { sourceOverwrite } = members(context.getInputData()[0]?.pairedItem);
	const { previousNode, previousNodeOutput, previousNodeRun } = members(sourceOverwrite);
	return itemsOf(proxy, previousNode, previousNodeOutput, previousNodeRun);
}

const itemsOf = (proxy: Record<string, unknown>, node: unknown, ...of: unknown[]): unknown[] =>
	read(() => (typeof proxy.$ === 'function' ? call(proxy.$(node), 'all', ...of) : []));

const call = (on: unknown, name: string, ...given: unknown[]): unknown => {
	const method = isObject(on) ? on[name] : undefined;
	return typeof method === 'function' ? method(...given) : [];
};

/** Where nothing can be read, nothing is refused. */
function read(items: () => unknown): unknown[] {
	try {
		return list(items());
	} catch {
		return [];
	}
}

/** Whether the value at a path, such as `.contact.phone`, is not the same in all items. */
function differs(items: unknown[], from: string): boolean {
	const names = from.split(/[.[\]']+/).filter((name) => name !== '');
	const values = items.map((item) =>
		// A method of the value ends the path.
		names.reduce<unknown>(
			(value, name) => (isObject(value) ? value[name] : value),
			members(item).json,
		),
	);
	return new Set(values.map((value) => JSON.stringify(value))).size > 1;
}
