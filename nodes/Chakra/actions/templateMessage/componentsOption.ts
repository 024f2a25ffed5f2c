import type { INodeProperties } from 'n8n-workflow';
import { isObject } from '../../json/isObject';
import { jsonValue } from '../../json/parseJson';
import { expectValues } from '../../parameters/givenText';
import { expectFound, expectSerializable, notJsonRemedy } from '../../parameters/jsonObject';
import { ChakraError } from '../../transport/chakraError';
import type { MetaComponent } from '../../whatsapp/templateVariables';
import type { Item } from '../item';

export const componentsOption: INodeProperties = {
	displayName: 'Components (JSON)',
	name: 'components',
	type: 'json',
	// n8n marks an empty text as invalid JSON.
	default: '[]',
	placeholder: 'e.g. [{ "type": "body", "parameters": [] }]',
	description:
		"The template's components in Meta's own format, in place of Values to Send and Header Media, for what these cannot say",
};

/**
 * @returns null for none: an empty list is what the option holds before anything is written into it
 * @throws ChakraError where it is not a JSON list of components, its expression found nothing, or a value in it is lost
 */
export function readComponents({ options }: Item): MetaComponent[] | null {
	expectFound(options, componentsOption);
	const { displayName, name } = componentsOption;
	const { [name]: components = '' } = options;
	if (components === '') return null;
	const list = jsonValue(components);
	if (Array.isArray(list) && list.every(isComponent)) {
		expectValues(list, displayName);
		expectSerializable(list, displayName);
		return list.length > 0 ? list : null;
	}
	throw new ChakraError('Components (JSON) is not a JSON list of components', {
		remedy: notJsonRemedy(
			components,
			'Give a list in square brackets, such as [{ "type": "body", "parameters": [] }].',
		),
	});
}

const isComponent = (given: unknown): given is MetaComponent =>
	isObject(given) && typeof given.type === 'string';
