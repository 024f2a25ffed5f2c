import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { readConfiguration } from '../account/configuration';
import { procedureIn, type Procedure } from '../account/procedures';
import type { ApiClient } from '../transport/apiClient';
import { ChakraError } from '../transport/chakraError';
import { editorRetryOptions } from './listing';

/** The short ID of the procedure chosen in the editor; a lead has no such choice. @throws ChakraError where none is */
export function currentProcedure(context: ILoadOptionsFunctions): string {
	if (context.getCurrentNodeParameter('resource') === 'lead') return 'lead';
	const given = context.getCurrentNodeParameter('procedure', { extractValue: true });
	if (typeof given === 'string' && given.trim() !== '') return given.trim();
	throw new ChakraError('Choose a procedure first', {
		remedy: 'The list shows what belongs to that procedure.',
	});
}

/** What the configuration tells of it. @throws ChakraError where it cannot be read */
export async function currentProcedureIn(
	context: ILoadOptionsFunctions,
	api: ApiClient,
): Promise<Procedure | undefined> {
	const configuration = await readConfiguration(api, editorRetryOptions);
	return procedureIn(configuration, currentProcedure(context));
}
