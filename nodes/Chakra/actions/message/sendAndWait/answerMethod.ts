import { answerOf, PRESS_ID_MAX, pressIdOf } from '../../../ask/pressId';
import type { Answer, Question } from '../../../ask/question';
import { signedAddress } from '../../../ask/signedAddress';
import { textOf } from '../../../json/narrow';
import { optionalText, trimmed } from '../../../parameters/limitedText';
import { ChakraError } from '../../../transport/chakraError';
import { CREDENTIAL } from '../../../transport/connection';
import type { Item } from '../../item';
import { buttonLabelField } from './answerOptions';
import { BUTTON_TITLE_MAX } from './answers';

/** How the person answers: by buttons or a list in the chat, or on a page that a button opens. */
export type AnswerMethod =
	| { by: 'chat'; answers: Array<Answer & { id: string }>; listButton: string }
	| { by: 'link'; url: string; button: string };

/**
 * How the person answers: by a link, or by buttons that carry signed IDs.
 * @throws ChakraError where this version of n8n gives no signed resume URL
 */
export function readAnswerMethod({ context, options }: Item, question: Question): AnswerMethod {
	const button = buttonLabel(options.messageButtonLabel);
	if (question.answerBy === 'link') {
		const { url } = signedAddress(context, question.id);
		return { by: 'link', url, button };
	}
	const [executionId, nodeId] = [context.getExecutionId(), context.getNode().id];
	const answers = question.answers.map((answer, index) => {
		const parameter = answerOf(question.id, index);
		const { signature } = signedAddress(context, parameter);
		const id = pressIdOf({ executionId, nodeId, answer: parameter, signature });
		if (id.length <= PRESS_ID_MAX) return { ...answer, id };
		throw new ChakraError("This node's own ID is too long for a button to carry it", {
			remedy: 'Delete the node and add it again: n8n then gives it an ID of its own.',
		});
	});
	return { by: 'chat', answers, listButton: button };
}

/** @throws ChakraError where it is too long */
function buttonLabel(given: unknown): string {
	const { displayName: label, default: unset } = buttonLabelField;
	return optionalText(trimmed(given), { label, max: BUTTON_TITLE_MAX }) ?? String(unset);
}

/** The same method without links, for comparing questions. */
export function withoutLinks(answerMethod: AnswerMethod): AnswerMethod {
	if (answerMethod.by === 'link') return { ...answerMethod, url: '' };
	return {
		...answerMethod,
		answers: answerMethod.answers.map((answer) => ({ ...answer, id: '' })),
	};
}

/**
 * An answer in the chat is trusted only with ChakraHQ's signature. An answer by link can come from anybody who has the
 * link.
 * @throws ChakraError where answers could not be trusted
 */
export async function expectTrustedAnswers(
	item: Item,
	{ answerBy }: Question,
	approverIds: readonly string[],
): Promise<void> {
	if (answerBy === 'link') {
		if (approverIds.length === 0) return;
		throw new ChakraError('Approver IDs do not go with an answer by link', {
			remedy:
				'A page cannot tell who opened it: whoever has the link can answer. Remove Approver IDs, or let the person answer in the chat.',
		});
	}
	const { webhookSecret } = await item.context.getCredentials(CREDENTIAL, item.index);
	if (textOf(webhookSecret).trim() !== '') return;
	throw new ChakraError('Webhook Secret is not set in the ChakraHQ credential', {
		remedy:
			'Without it nobody could tell a press from a forged one. In ChakraHQ, open Admin > Team > Secrets and copy the HMAC secret into the credential, or set Answer By in the options to Link.',
	});
}
