import type { IExecuteFunctions } from 'n8n-workflow';
import { isObject } from '../../json/isObject';
import { ChakraError } from '../../transport/chakraError';
import { toolCallOf } from './toolCall';

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
