import { requiredText } from '../../../parameters/limitedText';
import { ChakraError } from '../../../transport/chakraError';
import type { OutgoingMedia } from '../../media/preparedMedia';
import { BODY_MAX, interactive } from '../interactive';
import type { MessageValues } from '../messageType';
import type { AnswerMethod } from './answerMethod';
import { isList } from './answers';

/**
 * Meta's limits. Sources: developers.facebook.com/documentation/business-messaging/whatsapp/messages, the pages
 * interactive-reply-buttons-messages, interactive-list-messages and interactive-cta-url-messages
 */
const LIST_BODY_MAX = 4096;

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
	const isInList = answerMethod.by === 'chat' && isList(answerMethod.answers);
	const bodyMax = isInList ? LIST_BODY_MAX : BODY_MAX;
	requiredText(values.text, { label: 'Message', max: bodyMax });
	if (isInList && media !== null) {
		throw new ChakraError('A list has no picture, video or document above it', {
			remedy: 'Set Header to none or text, or give at most three choices.',
		});
	}
	const { type, action } = answerParts(answerMethod);
	return interactive(type, { values, media, bodyMax, action });
}

/** The parts of the message by which the person answers: a link, buttons, or a list. */
function answerParts(answerMethod: AnswerMethod): { type: string; action: object } {
	if (answerMethod.by === 'link') {
		const parameters = { display_text: answerMethod.button, url: answerMethod.url };
		return { type: 'cta_url', action: { name: 'cta_url', parameters } };
	}
	const { answers, listButton } = answerMethod;
	if (!isList(answers)) {
		const buttons = answers.map(({ id, title }) => ({ type: 'reply', reply: { id, title } }));
		return { type: 'button', action: { buttons } };
	}
	const rows = answers.map(({ id, title, description }) => ({
		id,
		title,
		...(description && { description }),
	}));
	return { type: 'list', action: { button: listButton, sections: [{ rows }] } };
}
