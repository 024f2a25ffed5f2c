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
	const max = answerMethod.by === 'chat' && isList(answerMethod.answers) ? LIST_BODY_MAX : BODY_MAX;
	requiredText(values.text, { label: 'Message', max });
	if (answerMethod.by === 'link') {
		return interactive('cta_url', {
			values,
			media,
			action: {
				name: 'cta_url',
				parameters: { display_text: answerMethod.button, url: answerMethod.url },
			},
		});
	}
	const { answers, listButton } = answerMethod;
	if (!isList(answers)) {
		return interactive('button', {
			values,
			media,
			action: {
				buttons: answers.map(({ id, title }) => ({ type: 'reply', reply: { id, title } })),
			},
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
	return interactive('list', {
		values,
		bodyMax: LIST_BODY_MAX,
		action: {
			button: listButton,
			sections: [{ rows }],
		},
	});
}
