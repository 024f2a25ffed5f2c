import { newQuestionId } from '../../../ask/pressId';
import type { Answer, Question, ResponseType } from '../../../ask/question';
import { optionalText } from '../../../parameters/limitedText';
import { readSender } from '../../../parameters/sender';
import { ChakraError } from '../../../transport/chakraError';
import type { Item } from '../../item';
import { messageField } from './fields';
import { approvalAnswers, choiceAnswers, formOf } from './questionMessage';

/**
 * The question before it is sent, without the ID of its message.
 * @param approvers who may answer
 * @throws ChakraError where a field of the form cannot be used
 */
export function readQuestion(item: Item, approvers: string[]): Question {
	const { thankYouText, unauthorizedReplyText } = item.options;
	const rule = (label: string) => ({ label, max: TEXT_MAX });
	return {
		id: newQuestionId(),
		...readAnswers(item),
		approvers,
		messageId: '',
		pluginId: item.pluginId,
		senderId: readSender(item),
		thankYouText: optionalText(thankYouText, rule('Thank You Text')),
		unauthorizedReplyText: optionalText(unauthorizedReplyText, rule('Unauthorized Reply Text')),
	};
}

const TEXT_MAX = 4096;

type AnswerSettings = Pick<Question, 'responseType' | 'answerBy' | 'text' | 'answers' | 'form'>;

function readAnswers(item: Item): AnswerSettings {
	const responseType = readResponseType(item.value('responseType', 'approval'));
	const isPage = responseType === 'freeText' || responseType === 'customForm';
	return {
		responseType,
		answerBy: isPage ? 'link' : readAnswerBy(item.options.answerBy),
		text: item.text(messageField),
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

function readResponseType(given: unknown): ResponseType {
	const known = RESPONSE_TYPES.find((type) => type === given);
	if (known) return known;
	throw new ChakraError(`Response Type "${String(given)}" is not known`, {
		remedy: `Choose one of ${RESPONSE_TYPES.join(', ')}.`,
	});
}

function readAnswerBy(given: unknown): 'chat' | 'link' {
	if (given === undefined || given === 'chat') return 'chat';
	if (given === 'link') return 'link';
	throw new ChakraError(`Answer By "${String(given)}" is not known`, {
		remedy: 'Choose chat or link.',
	});
}
