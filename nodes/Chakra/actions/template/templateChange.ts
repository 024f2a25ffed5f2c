import { keywordOf } from '../../json/narrow';
import { ChakraError } from '../../transport/chakraError';
import type { Item } from '../item';
import { changedContent, formChange } from './changedComponents';
import { readComponentsMode, readTemplateValues } from './readTemplateContent';
import { storedTemplate } from './storedTemplate';
import { changedCategoryField, readChangedCategory } from './templateCategory';
import { contentFromForm, contentFromJson, type TemplateContent } from './templateComponents';
import { changedComponentFields } from './templateForm';

/** The form of a changed template. */
export const templateChangeFields = [changedCategoryField, ...changedComponentFields];

/**
 * A changed template as Meta's edit call takes it. Meta replaces all components at once, so the parts that the form
 * leaves out are read first and sent along.
 * @throws ChakraError where nothing is to be changed, or with the name of the field that cannot be used
 */
export async function readTemplateChange(item: Item): Promise<object> {
	const category = readChangedCategory(item);
	const content = await readChangedContent(item, category);
	if (content === null && category === null) {
		throw new ChakraError(
			'Nothing is to be changed: Category and Components both stay as they are',
			{ remedy: 'Choose a Category, or give the Components.' },
		);
	}
	return { ...(category !== null && { category }), ...content };
}

/** @returns null where the content does not change */
async function readChangedContent(
	item: Item,
	category: string | null,
): Promise<TemplateContent | null> {
	const mode = readComponentsMode(item);
	if (mode === 'keep') return null;
	const values = readTemplateValues(item, templateChangeFields);
	if (mode === 'json') return contentFromJson(values);
	// A one-time code template has no parts to keep: the form gives all of it.
	if (category === 'AUTHENTICATION') return contentFromForm({ ...values, category });
	const change = formChange(values);
	if (change.given.length + change.removed.length === 0) return null;
	const stored = await storedTemplate(item);
	if (keywordOf(stored.category) !== 'AUTHENTICATION')
		return changedContent(values, change, stored);
	throw new ChakraError(
		`Template "${stored.name}" is for one-time codes, and WhatsApp writes its text and button itself`,
		{
			remedy:
				'Set Category to Authentication: the fields below are then those that such a template takes.',
		},
	);
}
