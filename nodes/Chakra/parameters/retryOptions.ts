import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { RetryOptions } from '../transport/apiClient';
import { readWholeNumber } from './wholeNumber';

/** How many times a request is tried, and how long each try may take. */
export const maxTriesField: INodeProperties = {
	displayName: 'Max Tries',
	name: 'maxTries',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 10 },
	default: 3,
	description:
		'How often to try, the first time included, when ChakraHQ is busy or the connection breaks. Only this item is tried again, never one that is done.',
};

export const timeoutField: INodeProperties = {
	displayName: 'Timeout',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 3600 },
	default: 300,
	hint: 'In seconds',
	description: 'How many seconds one try may take, from its first byte to the end of the answer',
};

/** A shorter default for requests without a file. */
export const requestTimeoutField: INodeProperties = { ...timeoutField, default: 60 };

/** For a message that may have a file. */
export const sendTimeoutField: INodeProperties = {
	...timeoutField,
	description: `${timeoutField.description}. Without this option a file has 300 seconds to go up, and the message 60.`,
};

/** @throws ChakraError where one is not a whole number within its field's limits */
export function readRetryOptions(options: IDataObject, timeout = timeoutField): RetryOptions {
	return {
		maxTries: readWholeNumber(options, maxTriesField),
		timeoutSeconds: readWholeNumber(options, timeout),
	};
}
