import type { IExecuteFunctions } from 'n8n-workflow';
import { callerOf, isTool } from './toolCall';

/** How often each call of a tool has failed. */
const failedTries = new WeakMap<object, number>();

/** Counts a failed try of a call of the tool. @returns how many tries of this call have failed by now */
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
