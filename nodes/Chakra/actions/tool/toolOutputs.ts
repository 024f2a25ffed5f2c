import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { isTool } from './toolCall';

/**
 * The outputs as a model reads them that calls this node as an AI tool. It sees none of the warnings of the output
 * panel. n8n gives it an empty list as an empty text, which could as well be a tool that did not work.
 * @param warnings of this run
 */
export function toolOutputs(
	context: IExecuteFunctions,
	outputs: INodeExecutionData[],
	warnings: string[],
): INodeExecutionData[] {
	if (!isTool(context)) return outputs;
	const [first = { json: { result: 'Nothing was found' } }, ...others] = outputs;
	const json = warnings.length > 0 ? { ...first.json, warnings } : first.json;
	return [{ ...first, json }, ...others];
}
