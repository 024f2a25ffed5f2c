import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { members, type JsonObject } from '../json/narrow';
import { bundleMilliseconds } from './bundles';
import type { Filters } from './filters';

/** The fields of the node, read and checked. */
export interface Settings {
	filters: Filters;
	verifySignature: boolean;
	ignoreRepeats: boolean;
	orderedStatuses: boolean;
	downloadMedia: boolean;
	includeRaw: boolean;
	/** How long a message waits for the next one of the same person; 0 if messages are not bundled. */
	bundleMs: number;
	/** As they are given. */
	options: JsonObject;
}

export function readSettings(context: IWebhookFunctions | IHookFunctions): Settings {
	// With a fallback, because n8n throws for a hidden field without one.
	const read = (name: string): unknown => context.getNodeParameter(name, null);
	const options = members(read('additionalOptions'));
	return {
		filters: {
			events: names(read('events')),
			messageTypes: names(read('messageTypes')),
			statuses: names(read('statuses')),
			phoneNumbers: names(options.phoneNumbers),
		},
		// Only a real false turns a protection off, not an expression that fails.
		verifySignature: read('verifySignature') !== false,
		ignoreRepeats: read('ignoreRepeats') !== false,
		orderedStatuses: read('orderedStatuses') === true,
		downloadMedia: read('downloadMedia') === true,
		includeRaw: options.includeRaw === true,
		bundleMs: bundleMilliseconds(options.bundleSeconds),
		options,
	};
}

/** A list, or names separated by commas, semicolons or lines. */
function names(value: unknown): string[] {
	const parts = Array.isArray(value) ? value.map(String) : String(value ?? '').split(/[,;\n]/);
	return parts.map((part) => part.trim()).filter((part) => part !== '');
}
