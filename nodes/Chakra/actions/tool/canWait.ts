import type { IExecuteFunctions } from 'n8n-workflow';
import { ChakraError } from '../../transport/chakraError';
import { isRunByEngine } from './toolCall';

/**
 * A tool that n8n's engine does not run itself cannot wait: its model would go on at once, without the answer, and the
 * execution would wait for good.
 * @throws ChakraError in a tool of an AI Agent of version 1 or 2, or of an MCP Server Trigger
 */
export function expectCanWait(context: IExecuteFunctions): void {
	if (isRunByEngine(context)) return;
	throw new ChakraError(
		'A tool of this agent or server cannot wait for an answer, so nothing was asked',
		{
			remedy:
				'Use an AI Agent of version 3 or newer: add the agent anew, and connect the tool to it.',
		},
	);
}
