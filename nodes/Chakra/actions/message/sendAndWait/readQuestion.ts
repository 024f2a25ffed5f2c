import { newQuestionId } from '../../../ask/pressId';
import type { Answer, Question, ResponseType } from '../../../ask/question';
import { readOneOf } from '../../../parameters/choice';
import { optionalText, trimmed } from '../../../parameters/limitedText';
import { readSender } from '../../../parameters/sender';
import type { Item } from '../../item';
import { answerByField, formButtonLabelField } from './answerOptions';
import { approvalAnswers, choiceAnswers } from './answers';
import { responseTypeField } from './fields';
import { formOf } from './formOf';
import { questionText } from './questionText';

/**
 * The question before it is sent, without the ID of its message.
 * @param approvers who may answer
 * @throws ChakraError where a field of the form cannot be used
 */
export function readQuestion(item: Item, approvers: string[]): Question {
	const { responseFormButtonLabel, thankYouText, unauthorizedReplyText } = item.options;
	const rule = (label: string) => ({ label, max: TEXT_MAX });
	return {
		id: newQuestionId(),
		...readAnswers(item),
		approvers,
		formButtonLabel: optionalText(trimmed(responseFormButtonLabel), {
			label: formButtonLabelField.displayName,
			max: FORM_BUTTON_LABEL_MAX,
			taker: 'a form',
		}),
		messageId: '',
		pluginId: item.pluginId,
		senderId: readSender(item),
		thankYouText: optionalText(thankYouText, rule('Thank You Text')),
		unauthorizedReplyText: optionalText(unauthorizedReplyText, rule('Unauthorized Reply Text')),
	};
}

const TEXT_MAX = 4096;
const FORM_BUTTON_LABEL_MAX = 50;

type AnswerSettings = Pick<Question, 'responseType' | 'answerBy' | 'text' | 'answers' | 'form'>;

function readAnswers(item: Item): AnswerSettings {
	const { answerBy = 'chat' } = item.options;
	const given = item.value(responseTypeField.name, responseTypeField.default);
	const responseType = readOneOf(given, RESPONSE_TYPES, responseTypeField.displayName);
	const isPage = responseType === 'freeText' || responseType === 'customForm';
	return {
		responseType,
		answerBy: isPage ? 'link' : readOneOf(answerBy, ['chat', 'link'], answerByField.displayName),
		text: questionText(item),
		answers: answersOf(item, responseType),
		form: responseType === 'customForm' ? formOf(item.value('formFields', null)) : [],
	};
}

function answersOf(item: Item, responseType: ResponseType): Answer[] {
	if (responseType === 'approval') return approvalAnswers(item.value('approvalOptions', null));
	if (responseType === 'choices') return choiceAnswers(item.value('choices', null));
	return [];
}

const RESPONSE_TYPES: readonly ResponseType[] = ['approval', 'choices', 'customForm', 'freeText'];
