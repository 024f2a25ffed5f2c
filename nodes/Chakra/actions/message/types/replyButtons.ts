import type { INodeProperties } from 'n8n-workflow';
import { entriesIn, expectCount, expectUnique } from '../../../parameters/limitedList';
import { optionalText, requiredText, trimmed } from '../../../parameters/limitedText';
import { bodyAbove, footerField, headerFields, headerMediaKind, interactive } from '../interactive';
import type { MessageType } from '../messageType';

const buttonsField: INodeProperties = {
	displayName: 'Buttons',
	name: 'buttons',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add button',
	default: { button: [{ title: '', id: '' }] },
	description: 'One to three buttons',
	options: [
		{
			displayName: 'Button',
			name: 'button',
			values: [
				{
					displayName: 'Title',
					name: 'title',
					type: 'string',
					default: '',
					placeholder: 'e.g. Yes, please',
					description: 'The text of the button, at most 20 characters',
				},
				{
					displayName: 'ID',
					name: 'id',
					type: 'string',
					default: '',
					placeholder: 'e.g. confirm',
					description:
						'What comes back with the answer when the button is pressed, at most 256 characters. Empty means the title.',
				},
			],
		},
	],
};

/**
 * Source: developers.facebook.com/documentation/business-messaging/whatsapp/messages/interactive-reply-buttons-messages
 */
export const replyButtons: MessageType = {
	entry: { name: 'Reply Buttons', value: 'replyButtons' },
	fields: [
		bodyAbove('the buttons', 'e.g. Shall we keep it for you?'),
		buttonsField,
		...headerFields,
		footerField,
	],
	mediaKind: headerMediaKind,
	build: (values, media) => {
		const buttons = entriesIn(values.buttons, 'button').map(readButton);
		expectCount(buttons.length, { label: 'Buttons', max: 3 });
		expectUnique(
			buttons.map(({ title }) => title),
			'Button Title',
		);
		expectUnique(
			buttons.map(({ id }) => id),
			'Button ID',
		);
		return interactive('button', {
			values,
			media,
			action: {
				buttons: buttons.map((reply) => ({ type: 'reply', reply })),
			},
		});
	},
};

function readButton(entry: Record<string, unknown>, index: number): { id: string; title: string } {
	const where = `Buttons, number ${index + 1}`;
	const title = requiredText(trimmed(entry.title), { label: `${where}: Title`, max: 20 });
	const id = optionalText(trimmed(entry.id), { label: `${where}: ID`, max: 256 });
	return { id: id ?? title, title };
}
