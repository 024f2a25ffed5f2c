import type { INodeProperties } from 'n8n-workflow';
import { entriesIn } from '../../parameters/limitedList';
import { optionalText, requiredText, trimmed } from '../../parameters/limitedText';
import { ChakraError } from '../../transport/chakraError';
import { recipientDigits } from '../../whatsapp/phoneNumbers';
import { variablesIn } from './templateVariablesInText';

const types = ['copyCode', 'phoneNumber', 'quickReply', 'url'] as const;
type ButtonType = (typeof types)[number];

const buttonValues: INodeProperties[] = [
	{
		displayName: 'Type',
		name: 'type',
		type: 'options',
		default: 'quickReply',
		options: [
			{ name: 'Copy Code', value: 'copyCode' },
			{ name: 'Phone Number', value: 'phoneNumber' },
			{ name: 'Quick Reply', value: 'quickReply' },
			{ name: 'URL', value: 'url' },
		],
	},
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		default: '',
		placeholder: 'e.g. Track your order',
		description: 'The text of the button, at most 25 characters',
		displayOptions: { hide: { type: ['copyCode'] } },
	},
	{
		displayName: 'URL',
		name: 'url',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/orders/{{1}}',
		description: 'At most 2000 characters; it may end in the variable {{1}}',
		displayOptions: { show: { type: ['url'] } },
	},
	{
		displayName: 'URL Example',
		name: 'urlExample',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/orders/A-100',
		description: 'The whole address with an example in it, where the URL has a variable',
		displayOptions: { show: { type: ['url'] } },
	},
	{
		displayName: 'Phone Number',
		name: 'phoneNumber',
		type: 'string',
		default: '',
		placeholder: 'e.g. +4915123456789',
		description: 'With country code, at most 20 characters',
		displayOptions: { show: { type: ['phoneNumber'] } },
	},
	{
		displayName: 'Code Example',
		name: 'codeExample',
		type: 'string',
		default: '',
		placeholder: 'e.g. SAVE20',
		description: 'An example of the code, at most 15 characters',
		displayOptions: { show: { type: ['copyCode'] } },
	},
];

export const buttonsField: INodeProperties = {
	displayName: 'Buttons',
	name: 'buttons',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add button',
	default: {},
	description:
		'At most 10: of these 2 that open a URL, 1 that calls, 1 that copies a code. Quick replies stand together.',
	options: [
		{
			displayName: 'Button',
			name: 'button',
			values: buttonValues,
		},
	],
};

const maxByType: Record<ButtonType, number> = {
	copyCode: 1,
	phoneNumber: 1,
	quickReply: 10,
	url: 2,
};
const MAX_BUTTONS = 10;

type Entry = Record<string, unknown>;

const readers: Record<ButtonType, (entry: Entry, where: string) => object> = {
	copyCode: (entry, where) => ({
		type: 'COPY_CODE',
		example: requiredText(trimmed(entry.codeExample), { label: `${where}: Code Example`, max: 15 }),
	}),
	phoneNumber: (entry, where) => ({
		type: 'PHONE_NUMBER',
		text: label(entry, where),
		phone_number: phoneNumber(entry, where),
	}),
	quickReply: (entry, where) => ({ type: 'QUICK_REPLY', text: label(entry, where) }),
	url: readUrlButton,
};

/**
 * Makes the buttons of a template. Source of the limits:
 * developers.facebook.com/documentation/business-messaging/whatsapp/templates/components
 * @returns Meta's component, or null for a template without buttons
 * @throws ChakraError with the name of the button and the limit
 */
export function buttonsComponent(given: unknown): object | null {
	const entries = entriesIn(given, 'button');
	if (entries.length === 0) return null;
	const kinds = entries.map(({ type }, index) => readType(type, index));
	expectLimits(kinds);
	const buttons = entries.map((entry, index) => {
		const { [index]: kind = 'quickReply' } = kinds;
		return readers[kind](entry, `Buttons, number ${index + 1}`);
	});
	return { type: 'BUTTONS', buttons };
}

function readType(given: unknown, index: number): ButtonType {
	const type = types.find((known) => known === given);
	if (type) return type;
	throw new ChakraError(
		`Buttons, number ${index + 1}: Type "${String(given)}" is none of its choices`,
		{
			remedy: `Give one of ${types.join(', ')}, or give the components as JSON.`,
		},
	);
}

function expectLimits(kinds: ButtonType[]): void {
	if (kinds.length > MAX_BUTTONS) {
		throw new ChakraError(
			`Buttons has ${kinds.length} entries, and WhatsApp takes at most ${MAX_BUTTONS}`,
			{ remedy: `Remove ${kinds.length - MAX_BUTTONS} of Buttons.` },
		);
	}
	const count = (kind: ButtonType) => kinds.filter((one) => one === kind).length;
	const tooMany = types.find((kind) => count(kind) > maxByType[kind]);
	if (tooMany) {
		throw new ChakraError(
			`Buttons has ${count(tooMany)} of type ${tooMany}, and WhatsApp takes at most ${maxByType[tooMany]}`,
			{ remedy: `Remove ${count(tooMany) - maxByType[tooMany]} of these from Buttons.` },
		);
	}
	const first = kinds.indexOf('quickReply');
	const last = kinds.lastIndexOf('quickReply');
	if (first >= 0 && last - first + 1 > count('quickReply')) {
		throw new ChakraError('Buttons has quick replies in between other buttons', {
			remedy: 'Put all quick replies together, before or after the others.',
		});
	}
}

function readUrlButton(entry: Entry, where: string): object {
	const url = requiredText(trimmed(entry.url), { label: `${where}: URL`, max: 2000 });
	if (!/^https?:\/\//i.test(url)) {
		throw new ChakraError(`${where}: URL "${url.slice(0, 100)}" is not a web address`, {
			remedy: 'Give an address that starts with https://.',
		});
	}
	const { names } = variablesIn(url, `${where}: URL`);
	if (names.length > 1 || (names.length === 1 && !/\{\{\s*1\s*\}\}$/.test(url))) {
		throw new ChakraError(`${where}: URL can have one variable, {{1}}, and only at its end`, {
			remedy: 'Move the variable to the end of the URL.',
		});
	}
	const example = optionalText(trimmed(entry.urlExample), {
		label: `${where}: URL Example`,
		max: 2000,
	});
	if (names.length === 1 && example === undefined) {
		throw new ChakraError(`${where}: URL Example is empty, and the URL has a variable`, {
			remedy: 'Give the whole address with an example in place of {{1}}.',
		});
	}
	return {
		type: 'URL',
		text: label(entry, where),
		url,
		...(names.length === 1 && { example: [example] }),
	};
}

function label({ text }: Entry, where: string): string {
	const words = requiredText(trimmed(text), { label: `${where}: Text`, max: 25 });
	if (variablesIn(words, `${where}: Text`).names.length === 0) return words;
	throw new ChakraError(`${where}: Text has a variable, and WhatsApp takes none there`, {
		remedy: 'Write the words that stand on the button.',
	});
}

function phoneNumber({ phoneNumber: given }: Entry, where: string): string {
	const slot = { label: `${where}: Phone Number`, max: 20 };
	const typed = requiredText(trimmed(given), slot);
	const number = recipientDigits(typed);
	if ('digits' in number) return `+${number.digits}`;
	throw new ChakraError(`${slot.label} "${typed}" cannot be used`, { remedy: number.problem });
}
