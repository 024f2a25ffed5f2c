import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { isObject } from '../json/isObject';
import { ChakraError } from '../transport/chakraError';

/** Whether this node is a tool of an AI agent or an MCP server. n8n makes a node type of its own of it. */
export const isTool = (context: IExecuteFunctions): boolean =>
	context.getNode().type.endsWith('Tool');

/**
 * The values of a model that calls this node as an AI tool; undefined where it is no tool, or n8n's engine runs it.
 * All tries of one call have the very same object (n8n-core: get-input-connection-data.ts). n8n 1 does not say that it
 * is a tool, so there its node type and who calls it tell.
 */
export function toolCallOf(context: IExecuteFunctions): IDataObject | undefined {
	const isCall =
		'isToolExecution' in context
			? context.isToolExecution()
			: isTool(context) && !isRunByEngine(context);
	return isCall ? context.getInputData()[0]?.json : undefined;
}

/**
 * Whether the parameters have the values of this call. n8n looks up what `$fromAI` gives by the number of the call, and
 * calls at the same time can have one number: a message would go out with the values of another call, also to its
 * recipient. Sources: https://github.com/n8n-io/n8n/issues/19592 (Batch Processing of the AI Agent), and n8n-core's
 * get-input-connection-data.ts (a new number for each try of Retry On Fail)
 */
export function hasOwnValues(context: IExecuteFunctions): boolean {
	const call = toolCallOf(context);
	if (!call) return true;
	const proxy: unknown = context.getWorkflowDataProxy(0);
	const fromAi = isObject(proxy) ? proxy.$fromAI : undefined;
	if (typeof fromAi !== 'function') return true;
	const inner = isObject(call.query) ? call.query : {};
	return Object.keys(call)
		.filter((key) => /^[a-zA-Z0-9_-]{1,64}$/.test(key))
		.every((key) => isGiven(() => fromAi(key), inner[key] ?? call[key]));
}

/** @throws ChakraError where the parameters have the values of another call */
export function expectOwnValues(context: IExecuteFunctions): void {
	if (hasOwnValues(context)) return;
	throw new ChakraError(
		'n8n gave this call of the tool the values of another call, so nothing was sent',
		{
			remedy:
				'Call the tool again, with nothing else at the same time. If it stays: in the AI Agent, set Batch Processing > Batch Size to 1.',
		},
	);
}

/**
 * Values are compared as JSON, because n8n may copy them. Where nothing can be read, no parameter has a wrong value.
 */
function isGiven(read: () => unknown, expected: unknown): boolean {
	let given: unknown;
	try {
		given = read();
	} catch {
		return true;
	}
	return JSON.stringify(given ?? null) === JSON.stringify(expected ?? null);
}

/** How often each call of a tool has failed. */
const failedTries = new WeakMap<object, number>();

/** Counts the failed tries of one call of a tool. @returns how many they are by now */
export function countFailedTry(context: IExecuteFunctions): number {
	const call = context.getInputData()[0]?.json ?? {};
	const tries = (failedTries.get(call) ?? 0) + 1;
	failedTries.set(call, tries);
	return tries;
}

/**
 * Whether a model would read nothing of an error that this node throws: an AI Agent of version 1 or 2 gives its model
 * an empty answer in place of it, which looks like a success. Where n8n tries the call again, the error of the last try
 * counts. Sources: AgentExecutor of @langchain/classic, and n8n-core's get-input-connection-data.ts
 */
export function isErrorUnread(context: IExecuteFunctions, tries: number): boolean {
	const caller = callerOf(context);
	// An MCP Server Trigger passes errors on.
	if (caller?.endsWith('.mcpTrigger')) return false;
	if (caller === null && !endsExecution(context)) return false;
	const { retryOnFail = false, maxTries = 3 } = context.getNode();
	return !retryOnFail || tries >= Math.min(5, Math.max(2, maxTries));
}

/**
 * Whether an error of a tool that n8n's engine runs ends the whole execution. In n8n 2 its model reads the error. n8n 1
 * is known by a function that it does not have. Source: n8n-core's workflow-execute.ts
 */
const endsExecution = (context: IExecuteFunctions): boolean =>
	isTool(context) && context.getNode().onError === undefined && !('isToolExecution' in context);

/**
 * A tool that n8n's engine does not run itself cannot wait: its model would go on at once, without the answer, and the
 * execution would wait for good.
 * @throws ChakraError in a tool of an AI Agent of version 1 or 2, or of an MCP Server Trigger
 */
export function expectCanWait(context: IExecuteFunctions): void {
	if (callerOf(context) === null) return;
	throw new ChakraError(
		'A tool of this agent or server cannot wait for an answer, so nothing was asked',
		{
			remedy:
				'Use an AI Agent of version 3 or newer: add the agent anew, and connect the tool to it.',
		},
	);
}

/** Whether n8n's engine runs this tool, as for an AI Agent of version 3, and not the agent itself. */
export const isRunByEngine = (context: IExecuteFunctions): boolean => callerOf(context) === null;

/** The type of the node that calls this one as a tool; null where n8n's engine runs this one. */
function callerOf(context: IExecuteFunctions): string | null {
	const parent = 'parentNode' in context && isObject(context.parentNode) ? context.parentNode : {};
	return typeof parent.type === 'string' ? parent.type : null;
}
