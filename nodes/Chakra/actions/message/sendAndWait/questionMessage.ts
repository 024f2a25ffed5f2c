import type { IDataObject } from 'n8n-workflow';
import type { OutgoingMedia } from '../../media/preparedMedia';
import { interactive } from '../interactive';
import type { MessageValues } from '../messageType';
import { readChoice, readOneOf } from '../../../parameters/choice';
import { readFlag } from '../../../parameters/flag';
import { entriesIn, expectCount, expectUnique } from '../../../parameters/limitedList';
import { optionalText, requiredText, trimmed } from '../../../parameters/limitedText';
import { isObject } from '../../../json/isObject';
import { ChakraError } from '../../../transport/chakraError';
import type { Answer, FormField } from '../../../ask/question';
import { approvalTypeField } from './fields';

/** How the person answers: by buttons or a list in the chat, or on a page that a button opens. */
export type AnswerMethod =
	| { by: 'chat'; answers: Array<Answer & { id: string }>; listButton: string }
	| { by: 'link'; url: string; button: string };

/**
 * Meta's limits. Sources: developers.facebook.com/documentation/business-messaging/whatsapp/messages, the pages
 * interactive-reply-buttons-messages, interactive-list-messages and interactive-cta-url-messages
 */
const BUTTONS_MAX = 3;
const ROWS_MAX = 10;
const BUTTON_TITLE_MAX = 20;
const ROW_TITLE_MAX = 24;
const ROW_DESCRIPTION_MAX = 72;
const BODY_MAX = 1024;
const LIST_BODY_MAX = 4096;

const isList = (answers: unknown[]): boolean => answers.length > BUTTONS_MAX;

/** @throws ChakraError where a label is empty or too long, or the type of approval is not known */
export function approvalAnswers(given: unknown): Answer[] {
	const values = isObject(given) && isObject(given.values) ? given.values : {};
	const {
		approvalType = 'single',
		approveLabel = '✓ Approve',
		disapproveLabel = '✗ Decline',
	} = values;
	const title = (label: string, text: unknown) =>
		requiredText(trimmed(text), { label, max: BUTTON_TITLE_MAX });
	const approve = {
		title: title('Approve Button Label', approveLabel),
		output: { approved: true },
	};
	if (readChoice(approvalType, approvalTypeField) === 'single') return [approve];
	const disapprove = {
		title: title('Disapprove Button Label', disapproveLabel),
		output: { approved: false },
	};
	expectUnique([approve.title, disapprove.title], 'Button Label');
	return [approve, disapprove];
}

/** @throws ChakraError where there are no choices or too many, or a text is empty or too long */
export function choiceAnswers(given: unknown): Answer[] {
	const entries = entriesIn(given, 'choice');
	expectCount(entries.length, { label: 'Choices', max: ROWS_MAX });
	const max = isList(entries) ? ROW_TITLE_MAX : BUTTON_TITLE_MAX;
	const answers = entries.map((entry, index): Answer => {
		const where = `Choices, number ${index + 1}`;
		const title = requiredText(trimmed(entry.title), { label: `${where}: Title`, max });
		const description = optionalText(trimmed(entry.description), {
			label: `${where}: Description`,
			max: ROW_DESCRIPTION_MAX,
		});
		const choice = optionalText(trimmed(entry.value), {
			label: `${where}: Value`,
			max: 1000,
			taker: 'this node',
		});
		const output: IDataObject = { choice: choice ?? title };
		return { title, ...(description !== undefined && { description }), output };
	});
	expectUnique(
		answers.map(({ title }) => title),
		'Choice',
	);
	return answers;
}

const FIELD_TYPES = [
	'checkbox',
	'date',
	'dropdown',
	'email',
	'number',
	'text',
	'textarea',
] as const;
const FIELDS_MAX = 50;

/** @throws ChakraError where there is no field, a field has no name, or a dropdown has no options */
export function formOf(given: unknown): FormField[] {
	const entries = entriesIn(given, 'values');
	expectCount(entries.length, { label: 'Form Fields', max: FIELDS_MAX, taker: 'a form' });
	const fields = entries.map((entry, index): FormField => {
		const where = `Form Fields, number ${index + 1}`;
		const label = requiredText(trimmed(entry.fieldLabel), {
			label: `${where}: Field Name`,
			max: 200,
			taker: 'a form',
		});
		const type = readOneOf(entry.fieldType ?? 'text', FIELD_TYPES, `${where}: Element Type`);
		const choices = type === 'dropdown' ? choicesIn(entry.fieldOptions) : [];
		if (type === 'dropdown' && choices.length === 0) {
			throw new ChakraError(`${where}: the dropdown has nothing to choose from`, {
				remedy: 'Fill in Field Options, separated by commas.',
			});
		}
		const required = readFlag(entry.requiredField, { displayName: `${where}: Required Field` });
		return { label, type, required, choices };
	});
	expectUnique(
		fields.map(({ label }) => label),
		'Field Name',
		'a form',
	);
	return fields;
}

/** Options as a text with commas, as a list, or as n8n's own forms hold them: `{ values: [{ option }] }`. */
function choicesIn(given: unknown): string[] {
	const list = isObject(given) ? given.values : given;
	const parts = Array.isArray(list)
		? list.map((one: unknown) => String(isObject(one) ? one.option : one))
		: String(list ?? '').split(',');
	return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ''))];
}

/**
 * The message with the question.
 * @param values the text, and the fields of header and footer
 * @throws ChakraError where WhatsApp would refuse it
 */
export function questionMessage(
	values: MessageValues,
	media: OutgoingMedia | null,
	answerMethod: AnswerMethod,
): object {
	const max = answerMethod.by === 'chat' && isList(answerMethod.answers) ? LIST_BODY_MAX : BODY_MAX;
	requiredText(values.text, { label: 'Message', max });
	if (answerMethod.by === 'link') {
		return interactive('cta_url', values, media, BODY_MAX, {
			name: 'cta_url',
			parameters: { display_text: answerMethod.button, url: answerMethod.url },
		});
	}
	const { answers, listButton } = answerMethod;
	if (!isList(answers)) {
		return interactive('button', values, media, BODY_MAX, {
			buttons: answers.map(({ id, title }) => ({ type: 'reply', reply: { id, title } })),
		});
	}
	if (media !== null) {
		throw new ChakraError('A list has no picture, video or document above it', {
			remedy: 'Set Header to none or text, or give at most three choices.',
		});
	}
	const rows = answers.map(({ id, title, description }) => ({
		id,
		title,
		...(description && { description }),
	}));
	return interactive('list', values, null, LIST_BODY_MAX, {
		button: listButton,
		sections: [{ rows }],
	});
}

/** The same without the links, for comparing questions. */
export function withoutLinks(answerMethod: AnswerMethod): AnswerMethod {
	if (answerMethod.by === 'link') return { ...answerMethod, url: '' };
	return {
		...answerMethod,
		answers: answerMethod.answers.map((answer) => ({ ...answer, id: '' })),
	};
}

/** @throws ChakraError where it is too long */
export function buttonLabel(given: unknown): string {
	const slot = { label: 'Message Button Label', max: BUTTON_TITLE_MAX };
	return optionalText(trimmed(given), slot) ?? 'Respond';
}
