import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { isObject } from '../json/isObject';
import { readNumberOption } from '../parameters/numberOption';
import { ChakraError } from '../transport/chakraError';
import { bundleSecondsField } from './bundles';
import type { Filters } from './filters';

/** What the node's fields say. */
export interface Settings {
	filters: Filters;
	verifySignature: boolean;
	ignoreRepeats: boolean;
	orderedStatuses: boolean;
	downloadMedia: boolean;
	includeRaw: boolean;
	/** How long a message waits for the next one of the same person; 0 where messages are not bundled. */
	bundleMs: number;
	options: IDataObject;
}

export function readSettings(context: IWebhookFunctions): Settings {
	// null, because n8n throws where a field that is not shown has no fallback.
	const read = (name: string): unknown => context.getNodeParameter(name, null);
	const options: unknown = context.getNodeParameter('additionalOptions', {});
	if (!isOptions(options)) throw new ChakraError('Options is not a list of options');
	return {
		filters: {
			events: names(read('events')),
			messageTypes: names(read('messageTypes')),
			statuses: names(read('statuses')),
			phoneNumbers: names(options.phoneNumbers),
		},
		// Only a plain false turns a protection off: an expression that fails to give one does not.
		verifySignature: read('verifySignature') !== false,
		ignoreRepeats: read('ignoreRepeats') !== false,
		orderedStatuses: read('orderedStatuses') === true,
		downloadMedia: read('downloadMedia') === true,
		includeRaw: options.includeRaw === true,
		bundleMs: readNumberOption(options, bundleSecondsField) * 1000,
		options,
	};
}

function isOptions(value: unknown): value is IDataObject {
	return isObject(value);
}

/** A list, or names separated by commas, as an expression may give them. */
function names(value: unknown): string[] {
	const parts = Array.isArray(value) ? value.map(String) : String(value ?? '').split(',');
	return parts.map((part) => part.trim()).filter((part) => part !== '');
}
