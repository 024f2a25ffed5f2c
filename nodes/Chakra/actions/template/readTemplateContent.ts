import type { Item } from '../item';
import type { INodeProperties } from 'n8n-workflow';
import { ChakraError } from '../../transport/chakraError';
import { contentFromForm, contentFromJson, type TemplateContent } from './templateComponents';

type Mode = 'fields' | 'json';

const contentBy: Record<Mode, typeof contentFromForm> = {
	fields: contentFromForm,
	json: contentFromJson,
};

/**
 * The parts of a template from the form or the JSON, whichever is chosen.
 * @returns null where they are to stay as they are
 * @throws ChakraError
 */
export function readTemplateContent(item: Item, fields: INodeProperties[]): TemplateContent | null {
	const mode: unknown = item.value('componentsMode', 'fields');
	if (mode === 'keep') return null;
	if (mode !== 'fields' && mode !== 'json') {
		throw new ChakraError(`Components "${String(mode)}" is not known`, {
			remedy: 'Set Components to fields or json.',
		});
	}
	const names = [...new Set(fields.map(({ name }) => name))];
	const read = (name: string): unknown => item.value(name, null);
	return contentBy[mode](Object.fromEntries(names.map((name) => [name, read(name) ?? undefined])));
}
