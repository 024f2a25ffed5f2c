import {
	NodeApiError,
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INodeProperties,
	type ResourceMapperFields,
} from 'n8n-workflow';
import { isObject } from '../json/isObject';
import { textOf } from '../json/narrow';
import { ApiClient, type RetryOptions } from '../transport/apiClient';
import { ChakraError } from '../transport/chakraError';
import { readConnection } from '../transport/connection';

/** Fewer tries and a shorter timeout than in a run, because somebody is waiting in the editor. */
export const editorRetryOptions: RetryOptions = { maxTries: 2, timeoutSeconds: 20 };

/**
 * Runs a request for the editor, and turns its error into one that the editor can show.
 * @throws NodeApiError for an error of the API
 * @throws NodeOperationError for any other
 */
export async function requestInEditor<T>(
	context: ILoadOptionsFunctions,
	lookUp: (api: ApiClient) => Promise<T>,
): Promise<T> {
	try {
		return await lookUp(new ApiClient(context, await readConnection(context)));
	} catch (reason) {
		if (!(reason instanceof ChakraError)) {
			throw new NodeOperationError(
				context.getNode(),
				reason instanceof Error ? reason : String(reason),
			);
		}
		const { message, details } = reason;
		throw new NodeApiError(
			context.getNode(),
			{ message: details.apiMessage ?? message },
			{ message, description: details.remedy, httpCode: String(details.httpStatus ?? '') },
		);
	}
}

/**
 * As {@link requestInEditor}, for a form of fields. n8n hides why such a form cannot be had, so the reason stands in
 * the place of the fields. Where the form has fields already it is left as it is, because they hold the user's values.
 * @param name the parameter with the form
 * @throws NodeApiError or NodeOperationError where the form has fields
 */
export async function fieldsInEditor(
	context: ILoadOptionsFunctions,
	name: string,
	lookUp: (api: ApiClient) => Promise<ResourceMapperFields>,
): Promise<ResourceMapperFields> {
	try {
		return await requestInEditor(context, lookUp);
	} catch (reason) {
		const form: unknown = context.getCurrentNodeParameter(name);
		const hasFields = isObject(form) && Array.isArray(form.schema) && form.schema.length > 0;
		if (hasFields || !(reason instanceof NodeApiError)) {
			throw new NodeOperationError(context.getNode(), reason as Error);
		}
		return {
			fields: [],
			emptyFieldsNotice: `${reason.message}. ${reason.description ?? ''}`.trim(),
		};
	}
}

/** What is chosen or typed into a field of the node in the editor; undefined where nothing is yet. */
export function chosenInEditor(context: ILoadOptionsFunctions, name: string): string | undefined {
	const given = context.getCurrentNodeParameter(name, { extractValue: true });
	return textOf(given).trim() || undefined;
}

/**
 * The error where nothing is chosen yet. The editor gives null for an expression that nothing can resolve.
 * @param otherwise what to say where the field is no such expression
 */
export function nothingChosen(
	context: ILoadOptionsFunctions,
	{ name, displayName }: Pick<INodeProperties, 'name' | 'displayName'>,
	otherwise: { happened: string; remedy: string },
): ChakraError {
	const given: unknown = context.getCurrentNodeParameter(name);
	const value = isObject(given) && given.__rl === true ? given.value : given;
	if (value !== null) return new ChakraError(otherwise.happened, { remedy: otherwise.remedy });
	return new ChakraError(`The expression in ${displayName} has no value yet`, {
		remedy:
			'Press Execute previous nodes on the left and try again. If this stays, the expression finds nothing there.',
	});
}
