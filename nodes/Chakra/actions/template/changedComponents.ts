import type { StoredTemplate } from '../../account/templates';
import { keywordOf, objectsIn, textOf } from '../../json/narrow';
import { entriesIn } from '../../parameters/limitedList';
import { ChakraError } from '../../transport/chakraError';
import { placeholdersIn } from '../../whatsapp/templateParts/placeholders';
import { contentFromForm, type TemplateContent, type TemplateValues } from './templateComponents';

/** The parts that the form has, under Meta's names, in their order in a template. */
const FORM_PARTS = ['HEADER', 'BODY', 'FOOTER', 'BUTTONS'] as const;
type FormPart = (typeof FORM_PARTS)[number];

/** All parts, including those that only JSON can give, in their order. */
const ORDER = ['HEADER', 'LIMITED_TIME_OFFER', 'BODY', 'FOOTER', 'BUTTONS', 'CAROUSEL'];

const isFilledIn = (value: unknown) => String(value ?? '').trim() !== '';

/** Whether the form gives a part. A part that is left out stays as it is. */
const isGiven: Record<FormPart, (values: TemplateValues) => boolean> = {
	HEADER: ({ headerFormat = 'keep' }) => headerFormat !== 'keep',
	BODY: ({ bodyText, bodyExamples }) =>
		isFilledIn(bodyText) || entriesIn(bodyExamples, 'example').length > 0,
	FOOTER: ({ footerText }) => isFilledIn(footerText),
	BUTTONS: ({ buttons }) => entriesIn(buttons, 'button').length > 0,
};

/** The parts that the form gives, and those it removes. */
interface FormChange {
	given: FormPart[];
	removed: FormPart[];
}

/** @throws ChakraError where a part is both given and removed, or cannot be removed */
export function formChange(values: TemplateValues): FormChange {
	const { removeParts } = values;
	const named = Array.isArray(removeParts) ? removeParts.map(String) : [];
	const removed = FORM_PARTS.filter((part) => named.includes(part));
	const notRemovable = named.find(
		(name) => name === 'BODY' || !removed.some((part) => part === name),
	);
	if (notRemovable !== undefined) {
		throw new ChakraError(
			`Remove names "${notRemovable.slice(0, 50)}", which cannot be taken out`,
			{
				remedy: 'Give HEADER, FOOTER or BUTTONS.',
			},
		);
	}
	const given = FORM_PARTS.filter((part) => isGiven[part](values));
	const both = given.find((part) => removed.includes(part));
	if (both !== undefined) {
		throw new ChakraError(`The ${both.toLowerCase()} is filled in, and Remove takes it out`, {
			remedy: 'Leave it empty, or do not remove it.',
		});
	}
	return { given, removed };
}

/**
 * The template's content with the parts of the form replaced. Meta's edit call replaces all components at once, so the
 * other parts are kept from the stored template.
 * @param stored the template as it is now
 * @throws ChakraError with the name of the field and the limit
 */
export function changedContent(
	values: TemplateValues,
	{ given, removed }: FormChange,
	stored: StoredTemplate,
): TemplateContent {
	const kept = objectsIn(stored.components).filter(
		(component) => ![...given, ...removed].some((part) => part === keywordOf(component.type)),
	);
	const made = contentFromForm({
		...values,
		...(!given.includes('HEADER') && { headerFormat: 'none' }),
		// The form requires a body. An unchanged body is restored below.
		...(!given.includes('BODY') && { bodyText: 'unchanged', bodyExamples: {} }),
	});
	const newComponents = objectsIn(made.components).filter((component) =>
		given.some((part) => part === keywordOf(component.type)),
	);
	const components = [...kept, ...newComponents].sort((a, b) => place(a) - place(b));
	const formats = new Set(placeholdersOf(components).map(({ isNamed }) => isNamed));
	if (formats.size > 1) {
		throw new ChakraError('The header and the body would not have the same kind of variables', {
			remedy: 'Use numbers in both, or names in both. A part that you leave empty stays as it is.',
		});
	}
	return { components, ...(formats.has(true) && { parameter_format: 'NAMED' }) };
}

function place({ type }: Record<string, unknown>): number {
	const found = ORDER.indexOf(keywordOf(type));
	return found < 0 ? ORDER.length : found;
}

const placeholdersOf = (components: Array<Record<string, unknown>>) =>
	components
		.filter(({ type }) => ['HEADER', 'BODY'].includes(keywordOf(type)))
		.flatMap(({ text }) => placeholdersIn(textOf(text), ''));
