import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { asMarkdown, table } from './markdown';

type Option = INodePropertyOptions | INodeProperties | INodePropertyCollection;

const isField = (option: Option): option is INodeProperties => 'type' in option;
const isGroup = (option: Option): option is INodePropertyCollection => 'values' in option;
const isChoice = (option: Option): option is INodePropertyOptions => 'value' in option;

/** A field in the order of the form, with what holds it. */
interface Placed {
	field: INodeProperties;
	/** `Options`, or `Choices > Choice`. */
	inside: string;
}

function placed(fields: INodeProperties[], inside = ''): Placed[] {
	return fields.flatMap((field) => {
		const path = inside ? `${inside} > ${field.displayName}` : field.displayName;
		const options = field.options ?? [];
		const inner = placed(options.filter(isField), path);
		const groups = options.filter(isGroup).flatMap(({ values }) => placed(values, path));
		return [{ field, inside }, ...inner, ...groups];
	});
}

/** By the label of another field: its values with which a field is shown. */
type Condition = Map<string, string[]>;

function conditionOf({ displayOptions }: INodeProperties, all: INodeProperties[]): Condition {
	const parts = Object.entries(displayOptions?.show ?? {}).flatMap(([name, values = []]) => {
		const other = all.find((field) => field.name === name.replace(/^\//, ''));
		if (!other) return [];
		const words = [...new Set(values.map((value) => valueName(other, value)))];
		return [[other.displayName, words] as const];
	});
	return new Map(parts);
}

/** Adds a condition to others; where it differs from one of them in the values of one field, they become one. */
function addCondition(conditions: Condition[], added: Condition): void {
	for (const known of conditions) {
		if (known.size !== added.size) continue;
		const different = [...added].filter(
			([label, values]) => known.get(label)?.join() !== values.join(),
		);
		if (different.length === 0) return;
		const [[label, values] = ['', []], ...more] = different;
		if (more.length > 0 || !known.has(label)) continue;
		known.set(label, [...new Set([...(known.get(label) ?? []), ...values])].sort());
		return;
	}
	conditions.push(added);
}

/** `Type is Image, Video`: when a field is shown, in the words of the form. */
function inWords(conditions: Condition[]): string {
	if (conditions.some(({ size }) => size === 0)) return '';
	return conditions
		.map((one) =>
			[...one].map(([label, values]) => `${label} is ${values.join(', ')}`).join(' and '),
		)
		.join('; or ');
}

function valueName({ options = [] }: INodeProperties, value: unknown): string {
	if (typeof value === 'boolean') return value ? 'on' : 'off';
	// An option that belongs to another one is shown beside it, whatever that one holds: see whenOptionIsAdded.
	if (value === '' || typeof value === 'object') return 'added';
	const choice = options.filter(isChoice).find((option) => option.value === value);
	return choice?.name ?? String(value);
}

/** Options that hold also where nobody has added them. The others are off then, and on as soon as they are added. */
const onByThemselves = new Set(['outputSkippedItems', 'reuseUploads']);

function defaultOf(field: INodeProperties, inside: string): string {
	const { name, default: value, type } = field;
	if (type === 'boolean') {
		const waits = inside === 'Options' && !onByThemselves.has(name);
		if (value !== true) return 'off';
		return waits ? 'off until it is added' : 'on';
	}
	if (typeof value === 'number') return String(value);
	if (typeof value === 'string' && value !== '') {
		return type === 'options' ? valueName(field, value) : `\`${value}\``;
	}
	if (type === 'multiOptions' && Array.isArray(value)) {
		return value.map((one) => valueName(field, one)).join(', ');
	}
	return '';
}

const kinds: Partial<Record<INodeProperties['type'], string>> = {
	boolean: 'on or off',
	collection: 'group of fields',
	dateTime: 'date and time',
	fixedCollection: 'list of fields',
	json: 'JSON',
	multiOptions: 'choices',
	number: 'number',
	options: 'choice',
	resourceLocator: 'from a list or by value',
	resourceMapper: 'one field for each variable or attribute',
	string: 'text',
};

function whatItIs(field: INodeProperties): string {
	const { description = '', hint = '', options = [], modes = [], placeholder = '' } = field;
	const choices = options.filter(isChoice).map(({ name, description: more }) => {
		const explained = more ? ` (${asMarkdown(more).replace(/\.$/, '')})` : '';
		return `*${name}*${explained}`;
	});
	const ways = modes.map(({ displayName }) => `*${displayName}*`);
	const sentences = [
		asMarkdown(description),
		asMarkdown(hint),
		choices.length > 0 ? `One of: ${choices.join('; ')}` : '',
		ways.length > 0 ? `Given ${ways.join(', ')}` : '',
		/^e\.g\. /.test(placeholder) ? `For instance \`${placeholder.slice(5)}\`` : '',
	];
	return sentences
		.filter((sentence) => sentence !== '')
		.map((sentence) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`))
		.join(' ');
}

const isShown = ({ type }: INodeProperties) => type !== 'notice' && type !== 'hidden';

/** The notices of a form, as quotes; without those on a state of the editor, which a hidden field tells. */
export function noticeLines(fields: INodeProperties[]): string[] {
	const hidden = fields.filter(({ type }) => type === 'hidden').map(({ name }) => name);
	const notices = fields.filter(
		({ type, displayOptions }) =>
			type === 'notice' && !hidden.some((name) => name in (displayOptions?.show ?? {})),
	);
	const texts = new Set(notices.map(({ displayName }) => asMarkdown(displayName)));
	return [...texts].flatMap((text) => [`> ${text}`, '']);
}

/**
 * A form as a table. A field that is there several times, for several values of another, has one row.
 * @param fields as the editor shows them, in that order
 */
export function parameterTable(fields: INodeProperties[]): string[] {
	const all = placed(fields).filter(({ field }) => isShown(field));
	const rows = new Map<string, { cells: string[]; conditions: Condition[] }>();
	const known = all.map(({ field }) => field);
	for (const { field, inside } of all) {
		const { displayName, type, required = false } = field;
		const label = `**${displayName}**${required ? ' (required)' : ''}`;
		const name = inside ? `${inside} > ${label}` : label;
		const cells = [name, kinds[type] ?? type, defaultOf(field, inside), whatItIs(field)];
		const key = cells.join('\n');
		const row = rows.get(key) ?? { cells, conditions: [] };
		addCondition(row.conditions, conditionOf(field, known));
		rows.set(key, row);
	}
	return table(
		['Parameter', 'Kind', 'Default', 'What it is', 'Shown where'],
		[...rows.values()].map(({ cells, conditions }) => [...cells, inWords(conditions)]),
	);
}
