import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Patience } from '../transport/chakraApi';
import { readNumberOption, type NumberOption } from './numberOption';

const maxTries: NumberOption = {
	name: 'maxTries',
	displayName: 'Max Tries',
	default: 3,
	min: 1,
	max: 10,
};
const timeout: NumberOption = {
	name: 'timeout',
	displayName: 'Timeout',
	default: 300,
	min: 1,
	max: 3600,
};

/** The options that say how hard a request tries. */
export const maxTriesField: INodeProperties = {
	displayName: maxTries.displayName,
	name: maxTries.name,
	type: 'number',
	typeOptions: { minValue: maxTries.min, maxValue: maxTries.max },
	default: maxTries.default,
	description:
		'How often to try, the first time included, when ChakraHQ is busy or the connection breaks. Only this item is tried again, never one that is done.',
};

export const timeoutField: INodeProperties = {
	displayName: timeout.displayName,
	name: timeout.name,
	type: 'number',
	typeOptions: { minValue: timeout.min, maxValue: timeout.max },
	default: timeout.default,
	description: 'How many seconds one try may take, from its first byte to the end of the answer',
};

/** @throws Refusal */
export function readPatience(options: IDataObject): Patience {
	return {
		maxTries: readNumberOption(options, maxTries),
		timeoutSeconds: readNumberOption(options, timeout),
	};
}
