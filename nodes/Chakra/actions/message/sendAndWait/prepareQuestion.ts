import type { IDataObject } from 'n8n-workflow';
import { readApprovers, recipientIdsIn } from '../../../ask/approvers';
import { keepQuestion, type Question } from '../../../ask/question';
import { idOf, readRecipient } from '../../../parameters/recipient';
import { ChakraError } from '../../../transport/chakraError';
import { acceptedMessageId } from '../../acceptedMessageId';
import type { Item } from '../../item';
import type { PreparedMedia } from '../../media/preparedMedia';
import { messageMediaCheckField, readUploadOptions } from '../../media/uploadOptions';
import type { Work } from '../../operation';
import { expectCanWait } from '../../tool/canWait';
import { headerMediaKind } from '../interactive';
import { prepareMedia } from '../messageMedia';
import { messageRequest } from '../messageRequest';
import type { MessageValues } from '../messageType';
import { expectTrustedAnswers, readAnswerMethod, withoutLinks } from './answerMethod';
import { askInWindow, isWindowClosed } from './askInWindow';
import { questionMessage } from './questionMessage';
import { readQuestion } from './readQuestion';
import { prepareTemplateQuestion } from './templateQuestion';
import { readWaitTill } from './waitTill';

/**
 * Checks the whole question. The returned work uploads its file, asks, and lets the execution wait.
 * @throws ChakraError
 */
export async function prepareQuestion(item: Item): Promise<Work> {
	const { context, options } = item;
	expectCanWait(context);
	const recipient = readRecipient(item);
	const waitTill = readWaitTill(options.limitWaitTime, context.getTimezone());
	const approverIds = approversIn(options);
	const isRecipientAsked = approverIds.length === 0;
	const question = readQuestion(item, isRecipientAsked ? [idOf(recipient)] : approverIds);
	await expectTrustedAnswers(item, question, approverIds);
	const answerMethod = readAnswerMethod(item, question);
	const { values, media } = await prepareContent(item, question);
	const placeholder = media?.placeholder ?? null;
	// Checks everything before the upload. The links differ at each try and the question does not, so the ledger
	// compares the question.
	const messageWithoutLinks = questionMessage(values, placeholder, withoutLinks(answerMethod));
	const sameAs = { ...recipient, ...messageWithoutLinks };

	const { text, senderId } = question;
	const template = await prepareTemplateQuestion(item, { text, senderId, recipient, answerMethod });
	template?.(placeholder);
	const isClosed = template !== null && (await isWindowClosed(item, recipient));

	return async () => {
		const file = (await media?.get()) ?? null;
		const send = async (body: object) =>
			await item.send({ ...messageRequest(question, body), sameAs });
		const message = {
			messaging_product: 'whatsapp',
			recipient_type: 'individual',
			...recipient,
			...questionMessage(values, file, answerMethod),
		};
		const ask = async () => await send(message);
		const { data } = template
			? await askInWindow(isClosed, ask, async () => await send(template(file)))
			: await ask();
		const messageId = acceptedMessageId(data);
		const approvers = [...question.approvers, ...(isRecipientAsked ? recipientIdsIn(data) : [])];
		keepQuestion(context, { ...question, approvers, messageId, till: waitTill.getTime() });
		await context.putExecutionToWait(waitTill);
		// n8n replaces this output by the answer, or by the input items.
		return item.outputs({ messageId });
	};
}

/**
 * The approvers of the option; empty where it is not used, or is left blank.
 * @throws ChakraError where its expression named nobody: then the recipient, whom nobody chose, could answer
 */
function approversIn(options: IDataObject): string[] {
	const { approverIds } = options;
	const approvers = readApprovers(approverIds);
	const isBlank = typeof approverIds === 'string' && approverIds.trim() === '';
	if (approvers.length > 0 || isBlank || !('approverIds' in options)) return approvers;
	throw new ChakraError('Approver IDs names nobody', {
		remedy:
			'Its expression found nothing. Name who may answer, or remove the option: then the recipient alone may.',
	});
}

/** The text of the question with its header and footer, and the header's file, where it has one. */
async function prepareContent(
	item: Item,
	{ text, pluginId }: Question,
): Promise<{ values: MessageValues; media: PreparedMedia | null }> {
	// For some questions these parameters are hidden.
	const shown = ['header', 'headerText', 'footer'].map((name) => [
		name,
		item.value(name, null) ?? undefined,
	]);
	const values = { text, ...Object.fromEntries(shown) };
	const kind = headerMediaKind(values);
	const uploadOptions = readUploadOptions(item, pluginId, messageMediaCheckField);
	return { values, media: kind && (await prepareMedia(item, kind, uploadOptions)) };
}
