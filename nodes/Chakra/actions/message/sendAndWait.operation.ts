import { readApprovers, recipientIdsIn } from '../../ask/approvers';
import {
	answerByField,
	approvalOptionsField,
	approverIdsField,
	buttonLabelField,
	choicesField,
	formFieldsField,
	messageField,
	responseTypeField,
	thankYouTextField,
	unauthorizedReplyTextField,
} from './sendAndWait/fields';
import { answerOf, newQuestionId, PRESS_ID_MAX, pressIdOf } from '../../ask/pressId';
import { keepQuestion, type Answer, type Question, type ResponseType } from '../../ask/question';
import {
	approvalAnswers,
	buttonLabel,
	choiceAnswers,
	formOf,
	questionMessage,
	withoutLinks,
	type AnswerMethod,
} from './sendAndWait/questionMessage';
import { signedAddress } from '../../ask/signedAddress';
import {
	isWindowClosedError,
	isWindowClosed,
	prepareTemplateQuestion,
	templateOption,
	templateValuesOption,
} from './sendAndWait/templateQuestion';
import { limitWaitTimeField, readWaitTill } from './sendAndWait/waitTill';
import { optionalText } from '../../parameters/limitedText';
import { optionsField } from '../../parameters/optionsField';
import { pluginIdField } from '../../parameters/pluginId';
import { givenRecipient, idOf, readRecipient, recipientField } from '../../parameters/recipient';
import { maxTriesField, timeoutField } from '../../parameters/retryOptions';
import { readSender, senderField } from '../../parameters/sender';
import { CREDENTIAL } from '../../transport/connection';
import { ChakraError } from '../../transport/chakraError';
import { acceptedMessageId, provesMessage } from '../acceptedMessageId';
import type { Item } from '../item';
import {
	messageMediaCheckField,
	readUploadOptions,
	reuseUploadsField,
} from '../media/uploadOptions';
import { messagesPath, sendExplanations } from '../../account/metaApi';
import { onceForKey } from '../sendOnce/onceForKey';
import { settled } from '../settled';
import { footerField, headerFields, headerMediaKind } from './interactive';
import { prepareMedia } from './messageMedia';

const TEXT_MAX = 4096;

/**
 * Asks a person in WhatsApp and pauses the execution until the answer. n8n resumes it with the answer
 * (ask/takeAnswer.ts), or with the input items when the wait time is over. An execution can wait for one answer only,
 * so only the first item asks, as in n8n's own nodes of this kind.
 */
export const sendAndWait = onceForKey({
	api: ['sendWhatsappMessagePassThrough'],
	entry: {
		// n8n searches for exactly this name.
		name: 'Send and Wait for Response',
		value: 'sendAndWait',
		action: 'Ask in WhatsApp within 24 hours and wait for the answer',
		description:
			'Ask somebody who wrote within the last 24 hours, with buttons in WhatsApp, and go on with the answer',
	},
	description: [
		{
			displayName:
				'The answer comes back through a ChakraHQ Trigger: a published workflow of this n8n must begin with one, and the credential must hold the Webhook Secret. Only the first item asks.',
			name: 'askNotice',
			type: 'notice',
			default: '',
		},
		senderField,
		recipientField,
		messageField,
		responseTypeField,
		approvalOptionsField,
		choicesField,
		formFieldsField,
		...headerFields,
		footerField,
		optionsField([
			answerByField,
			approverIdsField,
			buttonLabelField,
			limitWaitTimeField,
			maxTriesField,
			messageMediaCheckField,
			pluginIdField,
			reuseUploadsField,
			templateOption,
			templateValuesOption,
			thankYouTextField,
			timeoutField,
			unauthorizedReplyTextField,
		]),
	],

	recipient: givenRecipient,

	// One question per run. All items continue together when it is answered.
	isForFirstItemOnly: true,
	prepare: prepareQuestion,
});

async function prepareQuestion(item: Item) {
	const { context, options } = item;
	const pluginId = item.pluginId;
	const senderId = readSender(item);
	const recipient = readRecipient(item);
	const waitTill = readWaitTill(options.limitWaitTime);
	const approverIds = readApprovers(options.approverIds);
	const isRecipientAsked = approverIds.length === 0;
	const question: Question = {
		id: newQuestionId(),
		...readAnswers(item),
		approvers: isRecipientAsked ? [idOf(recipient)] : approverIds,
		messageId: '',
		pluginId,
		senderId,
		thankYouText: optionalText(options.thankYouText, { label: 'Thank You Text', max: TEXT_MAX }),
		unauthorizedReplyText: optionalText(options.unauthorizedReplyText, {
			label: 'Unauthorized Reply Text',
			max: TEXT_MAX,
		}),
	};
	await expectTrustedAnswers(item, question, approverIds);
	const answerMethod = readAnswerMethod(item, question);
	const names = ['header', 'headerText', 'footer'];
	const values = {
		text: question.text,
		...Object.fromEntries(names.map((name) => [name, shownValue(item, name)])),
	};
	const kind = headerMediaKind(values);
	const uploadOptions = readUploadOptions(item, pluginId, messageMediaCheckField);
	const media = kind && (await prepareMedia(item, kind, uploadOptions));
	// Checks everything before the upload. The links differ at each try and the question does not, so the ledger
	// compares the question.
	const messageWithoutLinks = questionMessage(
		values,
		media?.placeholder ?? null,
		withoutLinks(answerMethod),
	);

	const byTemplate = await prepareTemplateQuestion(item, {
		...question,
		recipient,
		answerMethod,
	});
	byTemplate?.(media?.placeholder ?? null);
	const isClosed = byTemplate !== null && (await isWindowClosed(item, recipient));

	const send = async (body: object) =>
		await item.send({
			method: 'POST',
			path: messagesPath(pluginId, senderId),
			body,
			sameAs: { ...recipient, ...messageWithoutLinks },
			idempotent: false,
			provesDone: provesMessage,
			explanations: sendExplanations(pluginId),
		});

	return async () => {
		const file = (await media?.get()) ?? null;
		const message = {
			messaging_product: 'whatsapp',
			recipient_type: 'individual',
			...recipient,
			...questionMessage(values, file, answerMethod),
		};
		const ask = async () => await send(message);
		const { data } = byTemplate
			? await askInWindow(isClosed, ask, async () => await send(byTemplate(file)))
			: await ask();
		const messageId = acceptedMessageId(data);
		const approvers = [...question.approvers, ...(isRecipientAsked ? recipientIdsIn(data) : [])];
		keepQuestion(context, { ...question, approvers, messageId });
		await context.putExecutionToWait(waitTill);
		// n8n replaces this output by the answer, or by the input items.
		return item.outputs({ messageId });
	};
}

/** Asks with an interactive message while the customer service window is open, otherwise with the template. */
async function askInWindow<T>(
	isClosed: boolean,
	ask: () => Promise<T>,
	byTemplate: () => Promise<T>,
): Promise<T> {
	if (isClosed) return await byTemplate();
	const question = await settled(ask());
	if ('value' in question) return question.value;
	if (isWindowClosedError(question.reason)) return await byTemplate();
	throw question.reason;
}

/** A parameter that is hidden for some questions; undefined where it is hidden. */
function shownValue({ context, index }: Item, name: string): unknown {
	return context.getNodeParameter(name, index, null) ?? undefined;
}

type AnswerSettings = Pick<Question, 'responseType' | 'answerBy' | 'text' | 'answers' | 'form'>;

/** @throws ChakraError */
function readAnswers(item: Item): AnswerSettings {
	const responseType = readResponseType(item.value('responseType', 'approval'));
	const isPage = responseType === 'freeText' || responseType === 'customForm';
	return {
		responseType,
		answerBy: isPage ? 'link' : readAnswerBy(item.options.answerBy),
		text: item.text(messageField),
		answers: answersOf(item, responseType),
		form: responseType === 'customForm' ? formOf(shownValue(item, 'formFields')) : [],
	};
}

function answersOf(item: Item, responseType: ResponseType): Answer[] {
	if (responseType === 'approval') return approvalAnswers(shownValue(item, 'approvalOptions'));
	if (responseType === 'choices') return choiceAnswers(shownValue(item, 'choices'));
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

/**
 * An answer in the chat is trusted only with ChakraHQ's signature. An answer by link can come from anybody who has the
 * link.
 * @throws ChakraError where answers could not be trusted
 */
async function expectTrustedAnswers(
	item: Item,
	{ answerBy }: Question,
	approverIds: string[],
): Promise<void> {
	if (answerBy === 'link') {
		if (approverIds.length === 0) return;
		throw new ChakraError('Approver IDs do not go with an answer by link', {
			remedy:
				'A page cannot tell who opened it: whoever has the link can answer. Remove Approver IDs, or let the person answer in the chat.',
		});
	}
	const { webhookSecret } = await item.context.getCredentials(CREDENTIAL, item.index);
	if (typeof webhookSecret === 'string' && webhookSecret.trim() !== '') return;
	throw new ChakraError('Webhook Secret is not set in the ChakraHQ credential', {
		remedy:
			'Without it nobody could tell a press from a forged one. In ChakraHQ, open Admin > Team > Secrets and copy the HMAC secret into the credential, or set Answer By in the options to Link.',
	});
}

/** @throws ChakraError where this version of n8n gives no signed resume URL */
function readAnswerMethod({ context, options }: Item, question: Question): AnswerMethod {
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
