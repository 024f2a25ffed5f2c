import type { INodeProperties } from 'n8n-workflow';
import { expectUnique } from '../../../parameters/limitedList';
import { optionalText, requiredText, trimmed } from '../../../parameters/limitedText';
import { bodyField, footerField, interactive, textHeaderFields } from '../interactive';
import type { MessageType } from '../messageType';
import { readSections, sectionsField, type SectionContent } from '../sections';

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
					placeholder: 'e.g. With Ana, 30 minutes',
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

interface Row {
	id: string;
	title: string;
	description?: string;
}

const rowSections: SectionContent<Row> = {
	sections: 'sections',
	field: rowsField,
	entry: 'row',
	max: 10,
	read: readRow,
};

/**
 * The body limit is 4096 on the current page, and 1024 in an older reference. Source:
 * developers.facebook.com/documentation/business-messaging/whatsapp/messages/interactive-list-messages
 */
export const list: MessageType = {
	entry: { name: 'List', value: 'list' },
	fields: [
		{
			...bodyField,
			placeholder: 'e.g. When does it suit you?',
			description: 'The text above the list, at most 4096 characters',
		},
		{
			displayName: 'List Button',
			name: 'listButton',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. See times',
			description: 'The text of the button that opens the list, at most 20 characters',
		},
		sectionsField(rowSections, 'e.g. This week'),
		...textHeaderFields,
		footerField,
	],
	build: (values) => {
		const sections = readSections(values, rowSections);
		expectUnique(
			sections.flatMap(({ entries }) => entries.map(({ id }) => id)),
			'Row ID',
		);
		return interactive('list', {
			values,
			bodyMax: 4096,
			action: {
				button: requiredText(trimmed(values.listButton), { label: 'List Button', max: 20 }),
				sections: sections.map(({ entries, ...title }) => ({ ...title, rows: entries })),
			},
		});
	},
};

function readRow(row: Record<string, unknown>, where: string): Row {
	const title = requiredText(trimmed(row.title), { label: `${where}: Title`, max: 24 });
	const id = optionalText(trimmed(row.id), { label: `${where}: ID`, max: 200 });
	const description = optionalText(trimmed(row.description), {
		label: `${where}: Description`,
		max: 72,
	});
	return { id: id ?? title, title, ...(description !== undefined && { description }) };
}
