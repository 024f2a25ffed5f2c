import type { INodeProperties } from 'n8n-workflow';
import {
	entriesIn,
	expectCount,
	expectDifferent,
	optionalText,
	requiredText,
	trimmed,
} from '../../../parameters/limitedText';
import { ChakraError } from '../../../transport/chakraError';
import { bodyField, footerField, interactive, textHeaderFields } from '../interactive';
import type { MessageType } from '../messageType';

const rowsField: INodeProperties = {
	displayName: 'Rows',
	name: 'rows',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add row',
	default: { row: [{ title: '', description: '', id: '' }] },
	description: 'At most 10 rows in all sections together',
	options: [
		{
			displayName: 'Row',
			name: 'row',
			values: [
				{
					displayName: 'Title',
					name: 'title',
					type: 'string',
					default: '',
					placeholder: 'e.g. Monday, 9 am',
					description: 'At most 24 characters',
				},
				{
					displayName: 'Description',
					name: 'description',
					type: 'string',
					default: '',
					description: 'A smaller line below the title, at most 72 characters',
				},
				{
					displayName: 'ID',
					name: 'id',
					type: 'string',
					default: '',
					placeholder: 'e.g. monday_9',
					description:
						'What comes back with the answer when the row is chosen, at most 200 characters. Empty means the title.',
				},
			],
		},
	],
};

const sectionsField: INodeProperties = {
	displayName: 'Sections',
	name: 'sections',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add section',
	default: { section: [{ title: '', rows: { row: [{ title: '', description: '', id: '' }] } }] },
	description: 'One to ten groups of rows',
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
					placeholder: 'e.g. This week',
					description: 'At most 24 characters; needed from two sections on',
				},
				rowsField,
			],
		},
	],
};

interface Section {
	title?: string;
	rows: Array<{ id: string; title: string; description?: string }>;
}

/**
 * Body 4096 by the current page; an older reference has 1024.
 * Source: developers.facebook.com/documentation/business-messaging/whatsapp/messages/interactive-list-messages
 */
export const list: MessageType = {
	entry: { name: 'List', value: 'list' },
	fields: [
		{ ...bodyField, description: 'The text above the list, at most 4096 characters' },
		{
			displayName: 'List Button',
			name: 'listButton',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. See times',
			description: 'What stands on the button that opens the list, at most 20 characters',
		},
		sectionsField,
		...textHeaderFields,
		footerField,
	],
	build: (values) => {
		const given = entriesIn(values.sections, 'section');
		expectCount(given.length, { label: 'Sections', max: 10 });
		const sections = given.map((entry, index) => readSection(entry, index, given.length));
		const rows = sections.flatMap((section) => section.rows);
		if (rows.length > 10) {
			throw new ChakraError(
				`Sections have ${rows.length} rows together, and WhatsApp takes at most 10`,
				{
					remedy: 'Remove some rows, or send two lists.',
				},
			);
		}
		expectDifferent(
			rows.map(({ id }) => id),
			'Row ID',
		);
		return interactive('list', values, null, 4096, {
			button: requiredText(trimmed(values.listButton), { label: 'List Button', max: 20 }),
			sections,
		});
	},
};

function readSection(entry: Record<string, unknown>, index: number, sections: number): Section {
	const where = `Sections, number ${index + 1}`;
	const slot = { label: `${where}: Title`, max: 24 };
	const given = trimmed(entry.title);
	const title = sections > 1 ? requiredText(given, slot) : optionalText(given, slot);
	const rows = entriesIn(entry.rows, 'row').map((row, nth) =>
		readRow(row, `${where}, row ${nth + 1}`),
	);
	expectCount(rows.length, { label: `${where}: Rows`, max: 10 });
	return { ...(title !== undefined && { title }), rows };
}

function readRow(row: Record<string, unknown>, where: string): Section['rows'][number] {
	const title = requiredText(trimmed(row.title), { label: `${where}: Title`, max: 24 });
	const id = optionalText(trimmed(row.id), { label: `${where}: ID`, max: 200 });
	const description = optionalText(trimmed(row.description), {
		label: `${where}: Description`,
		max: 72,
	});
	return { id: id ?? title, title, ...(description !== undefined && { description }) };
}
