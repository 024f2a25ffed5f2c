import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { isTool } from './toolCall';

/**
 * The outputs for a model that calls this node as an AI tool. It does not see the warnings of the output panel, so
 * they are put in. n8n makes an empty text of an empty list, which looks as if the tool had not worked.
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
