import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { readFlag } from './flag';
import type { ItemParameters } from './itemParameters';

/** Defaults to on, because whoever adds the option wants it. Without the option it is off. */
export const includeInputFieldsField: INodeProperties = {
	displayName: 'Include Input Fields',
	name: 'includeInputFields',
	type: 'boolean',
	default: true,
	description:
		"Whether to put the fields of the input item before the operation's own into the output",
};

/**
 * The fields of the input item, where the option asks for them.
 * @throws ChakraError where the option is neither true nor false
 */
export function includedInputFields({ context, index, options }: ItemParameters): IDataObject {
	if (!readFlag(options.includeInputFields, includeInputFieldsField)) return {};
	return context.getInputData()[index]?.json ?? {};
}
