import type { INodeProperties } from 'n8n-workflow';
import { lostValueIn, lostValueRemedy } from '../../json/missingValue';
import { objectsIn } from '../../json/narrow';
import { readOneOf } from '../../parameters/choice';
import { expectExact, expectNoObject, readOptionalText } from '../../parameters/givenText';
import { entriesIn } from '../../parameters/limitedList';
import { writtenText } from '../../parameters/writtenText';
import { ChakraError } from '../../transport/chakraError';
import { isWholeAddress } from '../../whatsapp/templateParts/buttonLink';
import { isMissing, readValue } from '../../whatsapp/templateParts/readValue';
import type { Item } from '../item';
import { whenTemplateIs } from './templateChoice';

/** The part of the template that a value is for. */
export type ParameterPart = (typeof PARTS)[number];

const PARTS = [
	'body',
	'code',
	'copyCodeButton',
	'header',
	'quickReplyButton',
	'urlButton',
] as const;

/** One value for a template whose definition is not looked up. */
export interface ParameterPair {
	part: ParameterPart;
	/** For texts `1` or `first_name`; for buttons their position in the template, from 1. */
	name: string;
	value: string;
}

/** The values for a template whose definition is not looked up. */
export const parameterPairsField: INodeProperties = {
	displayName: 'Values to Send',
	name: 'parameterPairs',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add value',
	default: {},
	description: "The values for the template's variables, such as {{1}} or {{first_name}}",
	displayOptions: whenTemplateIs('name'),
	options: [
		{
			displayName: 'Value',
			name: 'pair',
			values: [
				{
					displayName: 'Part',
					name: 'part',
					type: 'options',
					default: 'body',
					description: 'Where in the template the value goes',
					options: [
						{ name: 'Body', value: 'body' },
						{ name: 'Copy Code Button', value: 'copyCodeButton' },
						{ name: 'Header Text', value: 'header' },
						{ name: 'One-Time Code', value: 'code' },
						{ name: 'Quick Reply Button', value: 'quickReplyButton' },
						{ name: 'URL Button', value: 'urlButton' },
					],
				},
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '1',
					placeholder: 'e.g. 1 or first_name',
					description:
						'The text between the braces of the variable. For a button, its place in the template, counted from 1.',
					displayOptions: { hide: { part: ['code'] } },
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. John',
					description: 'What to put there. It cannot be empty.',
				},
			],
		},
	],
};

/** Meta's limit for one-time codes and coupons. */
const CODE_MAX = 15;

/** @throws ChakraError for an empty or too long value, a missing name, or values that contradict each other */
export function readParameterPairs(item: Item): ParameterPair[] {
	const { parameterPairs: raw } = item.context.getNode().parameters;
	const rawPairs = entriesIn(raw, 'pair');
	const pairs = objectsIn(item.value('parameterPairs.pair', [])).map((given, index) =>
		readPair(given, rawPairs[index]?.name, `Values to Send, number ${index + 1}`),
	);
	const places = pairs.map(({ part, name }) =>
		`${isButton(part) ? 'button' : part} ${name}`.trim(),
	);
	const twice = places.find((place, index) => places.indexOf(place) !== index);
	if (twice) {
		throw new ChakraError(`Values to Send give two values for ${twice}`, {
			remedy: 'Give each a Name of its own, such as 1 and 2, or remove one of them.',
		});
	}
	if (pairs.length > 1 && pairs.some(({ part }) => part === 'code')) {
		throw new ChakraError('Values to Send give a one-time code and more', {
			remedy: 'Remove the others: a template for one-time codes takes nothing but the code.',
		});
	}
	for (const part of ['header', 'body'] as const) expectOneKindOfNames(pairs, part);
	return pairs;
}

function expectOneKindOfNames(pairs: ParameterPair[], part: ParameterPart): void {
	const names = pairs.filter((pair) => pair.part === part).map(({ name }) => name);
	const numbers = names.filter((name) => /^\d+$/.test(name));
	if (numbers.length === 0) return;
	if (numbers.length === names.length) return expectNoGap(numbers.map(Number), part);
	throw new ChakraError(`Values to Send give both numbers and names for the ${part}`, {
		remedy: 'A template has either {{1}}, {{2}} and so on, or names such as {{first_name}}.',
	});
}

/** Numbered values are sent in order and without their numbers. A gap would shift the values after it. */
function expectNoGap(numbers: number[], part: ParameterPart): void {
	const gap = numbers.sort((a, b) => a - b).findIndex((number, index) => number !== index + 1);
	if (gap < 0) return;
	throw new ChakraError(`Values to Send give no value for {{${gap + 1}}} of the ${part}`, {
		remedy: 'Give one for each number from 1, each once.',
	});
}

const isButton = (part: ParameterPart) => part.endsWith('Button');

/** @param rawName the name as it is stored: n8n makes an expression of `{{first_name}}` */
function readPair(given: Record<string, unknown>, rawName: unknown, where: string): ParameterPair {
	const part = readOneOf(given.part, PARTS, `${where}: Part`);
	const written = writtenText(rawName, `${where}: Name`);
	const typed = written ?? readOptionalText(given.name, `${where}: Name`) ?? '';
	const name = part === 'code' ? '' : typed.replace(/[{}\s]/g, '');
	const pair = { part, name, value: readText(given.value, where) };
	expectComplete(pair, where);
	if (isButton(part)) expectButton(pair, where);
	return pair;
}

function expectComplete({ part, name, value }: ParameterPair, where: string): void {
	if (part !== 'code' && name === '') {
		throw new ChakraError(`${where}: Name is not set`, {
			remedy: 'Give the text between the braces of the variable, such as 1 or first_name.',
		});
	}
	if (value === '') {
		throw new ChakraError(`${where}: the value${name && ` for ${name}`} is empty`, {
			remedy:
				'WhatsApp refuses empty values. Give a text, for example with an expression that has a fallback.',
		});
	}
	if ((part === 'code' || part === 'copyCodeButton') && [...value].length > CODE_MAX) {
		throw new ChakraError(`${where}: the code is longer than ${CODE_MAX} characters`, {
			remedy: 'WhatsApp takes no longer one. Shorten it.',
		});
	}
}

function expectButton({ part, name, value }: ParameterPair, where: string): void {
	if (!/^([1-9]|10)$/.test(name)) {
		throw new ChakraError(
			`${where}: a button's Name is its place in the template, and is "${name}"`,
			{
				remedy: 'Count the buttons of the template from 1 and give that number.',
			},
		);
	}
	if (part === 'urlButton' && isWholeAddress(value)) {
		throw new ChakraError(
			`${where}: a URL button takes the ending of its address only, and gets "${value.slice(0, 100)}"`,
			{ remedy: 'Give what belongs in the place of the variable, such as the order number.' },
		);
	}
}

/**
 * Reads a text like a value of the form; '' where nothing is given.
 * @throws ChakraError where it is not a text
 */
function readText(given: unknown, where: string): string {
	expectNoObject(given, `${where}: the value`);
	expectExact(given, `${where}: the value`);
	const value = readValue('text', given);
	if (typeof value === 'string') return value;
	if (isMissing(given)) return '';
	throw new ChakraError(
		`${where}: the value ${lostValueIn(String(given)) ?? `"${String(given).slice(0, 50)}" is no text`}`,
		{ remedy: lostValueRemedy(String(given), 'the value') },
	);
}
