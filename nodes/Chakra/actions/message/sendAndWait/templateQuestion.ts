import type { INodeProperties } from 'n8n-workflow';
import { headerFormatOf, type StoredTemplate } from '../../../account/templates';
import { isObject } from '../../../json/isObject';
import { readOptionalText } from '../../../parameters/givenText';
import { READ_BY_INFERRED_CALLS } from '../../../parameters/inferredNotice';
import { whenOptionIsAdded } from '../../../parameters/optionsField';
import type { Recipient } from '../../../parameters/recipient';
import { ChakraError } from '../../../transport/chakraError';
import { isTemplateName } from '../../../whatsapp/templateName';
import { variablesOf } from '../../../whatsapp/templateVariables';
import { counted } from '../../counted';
import type { Item } from '../../item';
import type { OutgoingMedia } from '../../media/preparedMedia';
import { fillByDefinition } from '../../templateMessage/filledTemplate';
import { isHeaderMediaKind, type HeaderMedia } from '../../templateMessage/headerValue';
import { metaTemplateBody } from '../../templateMessage/metaFormat';
import { templateLookup } from '../../templateMessage/templateLookup';
import type { AnswerMethod } from './answerMethod';

/** When the person's last message is more than 24 hours ago, WhatsApp delivers only templates. */
export const templateOption: INodeProperties = {
	displayName: 'Template When Closed',
	name: 'template',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: `The approved template to ask with where the person last wrote more than 24 hours ago, or ChakraHQ does not tell. It needs as many quick reply buttons as the question has answers, in their order: the answer goes by the button's place, not by what stands on it. A question that is answered on a page needs a URL button that ends in a variable. Templates are ${READ_BY_INFERRED_CALLS}.`,
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a template...',
			typeOptions: { searchListMethod: 'searchTemplates', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. approval_request:en_US',
			hint: 'Its name, a colon, and its language code',
		},
	],
};

export const templateValuesOption: INodeProperties = {
	displayName: 'Template Values',
	name: 'templateValues',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	placeholder: 'e.g. 4711',
	...whenOptionIsAdded(templateOption),
	description:
		"The values of the template's variables, one in each line, in the order in which they stand in it. Empty puts the question into a template with one variable.",
};

/**
 * Makes the body of the request that sends the template.
 * @throws ChakraError where the file does not fit
 */
type TemplateQuestion = (media: OutgoingMedia | null) => object;

/**
 * The question as a template, where the option names one.
 * @param text the question
 * @throws ChakraError where there is no such template, or its buttons or variables do not fit
 */
export async function prepareTemplateQuestion(
	item: Item,
	{
		senderId,
		recipient,
		answerMethod,
		text,
	}: {
		senderId: string;
		recipient: Recipient;
		answerMethod: AnswerMethod;
		text: string;
	},
): Promise<TemplateQuestion | null> {
	const choice = readChoice(item.options.template);
	if (choice === null) return null;
	const template = await item.run
		.shared(templateLookup)
		.find(choice, { senderId, wabaId: '' }, item.retryOptions);
	const values = {
		...textValues(template, item.options.templateValues, text),
		...buttonValues(template, answerMethod),
	};
	return (media) => {
		const header = media?.kind === headerFormatOf(template) ? headerMedia(media) : null;
		expectNothingElse(template, [...Object.keys(values), `header_${header?.kind}`]);
		return metaTemplateBody(fillByDefinition(template, values, header, FIELDS), recipient);
	};
}

/** What fills the template, for errors. */
const FIELDS = `Message and ${templateValuesOption.displayName}`;

/** @throws ChakraError where the template needs more than the given variables */
function expectNothingElse(template: StoredTemplate, given: string[]): void {
	const missing = variablesOf(template).find(({ id, required }) => required && !given.includes(id));
	if (missing === undefined) return;
	throw new ChakraError(
		`Template "${template.name}" needs a “${missing.label}”, which the question does not give`,
		{
			remedy: isHeaderMediaKind(missing.kind)
				? `Set Header to the kind of file that the template has (${missing.kind}), or choose another template.`
				: 'Choose another template.',
		},
	);
}

function readChoice(given: unknown): { name: string; language: string } | null {
	const value: unknown = isObject(given) ? given.value : given;
	const text = readOptionalText(value, templateOption.displayName);
	if (text === undefined) return null;
	const [name = '', language = ''] = text.split(':').map((part) => part.trim());
	if (isTemplateName(name) && language !== '') return { name, language };
	throw new ChakraError(`${templateOption.displayName} is "${text.slice(0, 80)}"`, {
		remedy:
			'Choose a template from the list, or give its name, a colon and its language code, such as approval_request:en_US.',
	});
}

/** @throws ChakraError where the numbers of lines and variables differ */
function textValues(
	template: StoredTemplate,
	given: unknown,
	text: string,
): Record<string, string> {
	// The name of a document is a text of the header too, and comes with the file.
	const part = headerFormatOf(template) === 'text' ? /^(header|body)_/ : /^body_/;
	const texts = variablesOf(template).filter(({ id, kind }) => part.test(id) && kind === 'text');
	const lines = linesIn(given) ?? (texts.length === 1 ? [text] : []);
	if (lines.length === texts.length) {
		return Object.fromEntries(texts.map(({ id }, index) => [id, lines[index] ?? '']));
	}
	throw new ChakraError(
		`Template "${template.name}" has ${counted(texts.length, 'variable')}, and Template Values gives ${lines.length}`,
		{
			remedy: `Give one line for each: ${texts.map(({ label }) => label).join(', ') || 'none'}.`,
		},
	);
}

/** The values as lines, or as a list that an expression gives; undefined where there are none. */
function linesIn(given: unknown): string[] | undefined {
	const read = (one: unknown) => readOptionalText(one, templateValuesOption.displayName);
	if (Array.isArray(given)) return given.map((one) => read(one) ?? '');
	return read(given)
		?.split('\n')
		.map((line) => line.trim());
}

/**
 * Meta documents no limit for the payload of a template's button. Our IDs have about 120 characters, which is less
 * than reply buttons and lists allow.
 */
const PAYLOAD_MAX = 128;

/** @throws ChakraError where the template's buttons do not fit the answers */
function buttonValues(
	template: StoredTemplate,
	answerMethod: AnswerMethod,
): Record<string, string> {
	const ids = variablesOf(template).map(({ id }) => id);
	if (answerMethod.by === 'link') {
		const links = ids.filter((id) => /^button_\d+_url$/.test(id));
		const [link, ...more] = links;
		if (link !== undefined && more.length === 0) return { [link]: answerMethod.url };
		throw new ChakraError(
			`Template "${template.name}" has ${counted(links.length, 'URL button')} with a variable, and a question that is answered on a page needs one`,
			{ remedy: 'Choose another template, or ask with buttons.' },
		);
	}
	const { answers } = answerMethod;
	const replies = ids.filter((id) => /^button_\d+_payload$/.test(id));
	if (answers.some(({ id }) => id.length > PAYLOAD_MAX)) {
		throw new ChakraError("This node's own ID is too long for a template's button to carry it", {
			remedy: 'Delete the node and add it again: n8n then gives it an ID of its own.',
		});
	}
	if (replies.length === answers.length) {
		return Object.fromEntries(replies.map((id, index) => [id, answers[index]?.id ?? '']));
	}
	throw new ChakraError(
		`Template "${template.name}" has ${counted(replies.length, 'quick reply button')}, and the question has ${counted(answers.length, 'answer')}`,
		{ remedy: 'Choose a template with as many quick reply buttons, or change the answers.' },
	);
}

function headerMedia({ kind, ...media }: OutgoingMedia): HeaderMedia | null {
	return isHeaderMediaKind(kind) ? { ...media, kind } : null;
}
