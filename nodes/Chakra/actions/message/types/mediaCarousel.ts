import type { INodeProperties } from 'n8n-workflow';
import { readOneOf } from '../../../parameters/choice';
import { entriesIn, expectUnique } from '../../../parameters/limitedList';
import { optionalText, requiredText, trimmed } from '../../../parameters/limitedText';
import { ChakraError } from '../../../transport/chakraError';
import { bodyAbove, interactive, webAddress } from '../interactive';
import { linkedMedia } from '../messageMedia';
import type { MessageType } from '../messageType';

const MIN_CARDS = 2;
const MAX_CARDS = 10;
const CARD_TEXT_MAX = 160;
const CARD_LINE_BREAKS_MAX = 2;

const cardKindField: INodeProperties = {
	displayName: 'Cards With',
	name: 'cardKind',
	type: 'options',
	default: 'image',
	description: 'What is shown above the text of each card, the same for all cards',
	options: [
		{ name: 'Image', value: 'image' },
		{ name: 'Video', value: 'video' },
	],
};

const cardsField: INodeProperties = {
	displayName: 'Cards',
	name: 'cards',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add card',
	default: { card: [{ mediaUrl: '' }, { mediaUrl: '' }] },
	description:
		'Two to ten cards. Each has one URL button, or each has the same number of reply buttons.',
	options: [
		{
			displayName: 'Card',
			name: 'card',
			values: [
				{
					displayName: 'Button Text',
					name: 'buttonText',
					type: 'string',
					default: '',
					placeholder: 'e.g. Buy it',
					description: 'The text of the URL button, at most 20 characters',
				},
				{
					displayName: 'Button URL',
					name: 'buttonUrl',
					type: 'string',
					default: '',
					placeholder: 'e.g. https://example.com/hats/1',
					description: 'The page that the button opens',
				},
				{
					displayName: 'Media URL',
					name: 'mediaUrl',
					type: 'string',
					default: '',
					placeholder: 'e.g. https://example.com/picture.png',
					description:
						'Where the picture or video is: a public, direct link, such as Media > Upload Public Media gives',
				},
				{
					displayName: 'Reply Buttons',
					name: 'replies',
					type: 'fixedCollection',
					typeOptions: { multipleValues: true, sortable: true },
					default: {},
					placeholder: 'Add button',
					description: 'In place of the URL button',
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
									placeholder: 'e.g. Tell me more',
									description: 'At most 20 characters',
								},
								{
									displayName: 'ID',
									name: 'id',
									type: 'string',
									default: '',
									placeholder: 'e.g. more_1',
									description:
										'What comes back when the button is pressed, at most 256 characters. Empty means the title and the number of the card.',
								},
							],
						},
					],
				},
				{
					displayName: 'Text',
					name: 'text',
					type: 'string',
					typeOptions: { rows: 2 },
					default: '',
					placeholder: 'e.g. Straw hat, 20 EUR',
					description: 'At most 160 characters and 2 line breaks',
				},
			],
		},
	],
};

/**
 * Source:
 * developers.facebook.com/documentation/business-messaging/whatsapp/messages/interactive-media-carousel-messages
 */
export const mediaCarousel: MessageType = {
	entry: { name: 'Media Carousel', value: 'mediaCarousel' },
	fields: [bodyAbove('the cards', 'e.g. Our new hats are here.'), cardKindField, cardsField],
	build: ({ text, cardKind = 'image', cards: given }, _media, apiUrl) => {
		const entries = entriesIn(given, 'card');
		expectCardCount(entries.length);
		const kind = readOneOf(cardKind, ['image', 'video'], cardKindField.displayName);
		expectAlike(entries.map(({ replies }) => entriesIn(replies, 'button').length));
		const cards = entries.map((entry, index) => readCard(entry, index, kind, apiUrl));
		expectUnique(cards.flatMap(replyIds), 'Button ID');
		return interactive('carousel', { values: { text }, action: { cards } });
	},
};

function expectCardCount(count: number): void {
	if (count >= MIN_CARDS && count <= MAX_CARDS) return;
	throw new ChakraError(
		`Cards has ${count === 1 ? 'one entry' : `${count} entries`}, and WhatsApp takes ${MIN_CARDS} to ${MAX_CARDS}`,
		{
			remedy: count > MAX_CARDS ? 'Remove some of Cards.' : 'Add to Cards, or send one picture.',
		},
	);
}

/** @param replies number of reply buttons of each card */
function expectAlike(replies: number[]): void {
	const other = replies.findIndex((count) => count !== replies[0]);
	if (other < 0) return;
	throw new ChakraError(
		`Cards, number ${other + 1} has ${replies[other]} reply buttons, and number 1 has ${replies[0]}`,
		{ remedy: 'WhatsApp wants the same kind and number of buttons on each card.' },
	);
}

interface Reply {
	type: 'quick_reply';
	quick_reply: { id: string; title: string };
}

interface Card {
	card_index: number;
	action: { buttons: Reply[] } | { name: string; parameters: object };
	[part: string]: unknown;
}

const replyIds = ({ action }: Card): string[] =>
	'buttons' in action ? action.buttons.map(({ quick_reply: { id } }) => id) : [];

function readCard(
	entry: Record<string, unknown>,
	index: number,
	kind: 'image' | 'video',
	apiUrl: string,
): Card {
	const where = `Cards, number ${index + 1}`;
	const link = linkedMedia(entry.mediaUrl, `${where}: Media URL`, kind, apiUrl);
	const text = cardText(entry.text, `${where}: Text`);
	return {
		card_index: index,
		// Meta's samples have this type also for cards with reply buttons.
		type: 'cta_url',
		header: { type: kind, [kind]: { link } },
		...(text !== undefined && { body: { text } }),
		action: cardAction(entry, index),
	};
}

function cardText(given: unknown, label: string): string | undefined {
	const text = optionalText(trimmed(given), { label, max: CARD_TEXT_MAX });
	const breaks = (text ?? '').split(/\r\n|\r|\n/).length - 1;
	if (breaks <= CARD_LINE_BREAKS_MAX) return text;
	throw new ChakraError(
		`${label} has ${breaks} line breaks, and WhatsApp takes at most ${CARD_LINE_BREAKS_MAX}`,
		{ remedy: `Take line breaks out of ${label}.` },
	);
}

function cardAction(entry: Record<string, unknown>, index: number): Card['action'] {
	const where = `Cards, number ${index + 1}`;
	const replies = entriesIn(entry.replies, 'button').map((reply, nth): Reply => {
		const button = `${where}, button ${nth + 1}`;
		const title = requiredText(trimmed(reply.title), { label: `${button}: Title`, max: 20 });
		const id = optionalText(trimmed(reply.id), { label: `${button}: ID`, max: 256 });
		return { type: 'quick_reply', quick_reply: { id: id ?? `${title} ${index + 1}`, title } };
	});
	if (replies.length === 0) {
		return {
			name: 'cta_url',
			parameters: {
				display_text: requiredText(trimmed(entry.buttonText), {
					label: `${where}: Button Text`,
					max: 20,
				}),
				url: webAddress(entry.buttonUrl, `${where}: Button URL`),
			},
		};
	}
	const hasUrl = [entry.buttonText, entry.buttonUrl].some(
		(given) => given !== undefined && trimmed(given) !== '',
	);
	if (hasUrl) {
		throw new ChakraError(
			`${where} has a URL button and reply buttons, and WhatsApp takes one kind`,
			{
				remedy: 'Empty Button Text and Button URL, or remove the reply buttons.',
			},
		);
	}
	expectUnique(
		replies.map(({ quick_reply: { title } }) => title),
		`${where}: Button Title`,
	);
	return { buttons: replies };
}
