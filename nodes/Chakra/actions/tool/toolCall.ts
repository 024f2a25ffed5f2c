import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { isObject } from '../../json/isObject';

/** Whether this node is a tool of an AI agent or an MCP server. n8n gives it a node type of its own. */
export const isTool = (context: IExecuteFunctions): boolean =>
	context.getNode().type.endsWith('Tool');

/** Whether n8n's engine runs this tool, as for an AI Agent of version 3, and not the agent itself. */
export const isRunByEngine = (context: IExecuteFunctions): boolean => callerOf(context) === null;

/** The type of the node that calls this one as a tool; null where n8n's engine runs this one. */
export function callerOf(context: IExecuteFunctions): string | null {
	const parent = 'parentNode' in context && isObject(context.parentNode) ? context.parentNode : {};
	return typeof parent.type === 'string' ? parent.type : null;
}

/**
 * The values of a model that calls this node as an AI tool; undefined where it is no tool, or n8n's engine runs it.
 * All tries of one call have the very same object (n8n-core: get-input-connection-data.ts). n8n 1 has no
 * `isToolExecution`: there the node's type and its caller tell.
 */
export function toolCallOf(context: IExecuteFunctions): IDataObject | undefined {
	const isCall =
		'isToolExecution' in context
			? context.isToolExecution()
			: isTool(context) && !isRunByEngine(context);
	return isCall ? context.getInputData()[0]?.json : undefined;
}
