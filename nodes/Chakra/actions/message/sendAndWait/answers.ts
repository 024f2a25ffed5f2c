import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Answer } from '../../../ask/question';
import { isObject } from '../../../json/isObject';
import { readChoice } from '../../../parameters/choice';
import { entriesIn, expectCount, expectUnique } from '../../../parameters/limitedList';
import { optionalText, requiredText, trimmed } from '../../../parameters/limitedText';
import { approvalTypeField, approveLabelField, disapproveLabelField } from './fields';

/**
 * Meta's limits. Sources: developers.facebook.com/documentation/business-messaging/whatsapp/messages, the pages
 * interactive-reply-buttons-messages and interactive-list-messages
 */
const BUTTONS_MAX = 3;
const ROWS_MAX = 10;
export const BUTTON_TITLE_MAX = 20;
const ROW_TITLE_MAX = 24;
const ROW_DESCRIPTION_MAX = 72;

/** Whether there are too many answers for buttons. */
export const isList = (answers: unknown[]): boolean => answers.length > BUTTONS_MAX;

/** @throws ChakraError where a label is empty or too long, or the type of approval is none of its choices */
export function approvalAnswers(given: unknown): Answer[] {
	const values = isObject(given) && isObject(given.values) ? given.values : {};
	const { approvalType = approvalTypeField.default } = values;
	const title = ({ displayName: label, name, default: unset }: INodeProperties) => {
		const { [name]: text = unset } = values;
		return requiredText(trimmed(text), { label, max: BUTTON_TITLE_MAX });
	};
	const approve = { title: title(approveLabelField), output: { approved: true } };
	if (readChoice(approvalType, approvalTypeField) === 'single') return [approve];
	const disapprove = { title: title(disapproveLabelField), output: { approved: false } };
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
