import type { INodeProperties } from 'n8n-workflow';
import { entriesIn, expectCount } from '../../parameters/limitedList';
import { optionalText, requiredText, trimmed } from '../../parameters/limitedText';
import { ChakraError } from '../../transport/chakraError';

/** The content of a message's sections: the rows of a list, or the products of a product list. */
export interface SectionContent<Entry> {
	/** The name of the parameter with the sections. */
	sections: string;
	/** The field for the entries of one section. Its only option is one entry. */
	field: INodeProperties;
	/** The entry's name in n8n's collection and in error messages. */
	entry: string;
	/** WhatsApp's limit for entries, in one section and in all together. */
	max: number;
	/** @throws ChakraError where the entry is invalid */
	read(entry: Record<string, unknown>, where: string): Entry;
}

interface Section<Entry> {
	title?: string;
	entries: Entry[];
}

const MAX_SECTIONS = 10;

export function sectionsField(
	{ sections, field }: SectionContent<unknown>,
	titlePlaceholder: string,
): INodeProperties {
	return {
		displayName: 'Sections',
		name: sections,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add section',
		default: { section: [{ title: '', [field.name]: field.default }] },
		description: `One to ten groups of ${field.name}`,
		options: [
			{
				displayName: 'Section',
				name: 'section',
				values: [
					{
						displayName: 'Title',
						name: 'title',
						type: 'string',
						default: '',
						placeholder: titlePlaceholder,
						description: 'At most 24 characters; needed from two sections on',
					},
					field,
				],
			},
		],
	};
}

/**
 * @throws ChakraError where there are too few or too many sections or entries, one of several sections has no title,
 * or an entry is invalid
 */
export function readSections<Entry>(
	values: Record<string, unknown>,
	content: SectionContent<Entry>,
): Array<Section<Entry>> {
	const given = entriesIn(values[content.sections], 'section');
	expectCount(given.length, { label: 'Sections', max: MAX_SECTIONS });
	const sections = given.map((section, index) =>
		readSection(section, content, { index, isOnly: given.length === 1 }),
	);
	const count = sections.flatMap(({ entries }) => entries).length;
	if (count > content.max) {
		throw new ChakraError(
			`Sections have ${count} ${content.field.name} together, and WhatsApp takes at most ${content.max}`,
			{ remedy: `Remove some ${content.field.name}, or send two lists.` },
		);
	}
	return sections;
}

function readSection<Entry>(
	section: Record<string, unknown>,
	{ field, entry, max, read }: SectionContent<Entry>,
	{ index, isOnly }: { index: number; isOnly: boolean },
): Section<Entry> {
	const where = `Sections, number ${index + 1}`;
	const slot = { label: `${where}: Title`, max: 24 };
	const given = trimmed(section.title);
	const title = isOnly ? optionalText(given, slot) : requiredText(given, slot);
	const entries = entriesIn(section[field.name], entry).map((one, nth) =>
		read(one, `${where}, ${entry} ${nth + 1}`),
	);
	expectCount(entries.length, { label: `${where}: ${field.displayName}`, max });
	return { ...(title !== undefined && { title }), entries };
}
