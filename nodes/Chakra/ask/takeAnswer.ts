import type {
	IDataObject,
	IWebhookDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { isRunStored } from '../events/runStored';
import { isApprover } from './approvers';
import { sendChatText } from './chatText';
import { pageToSend, questionPage, showPage, textPage } from './page';
import { readPageAnswer } from './pageAnswer';
import { NOT_TAKEN_NOW, readPressedAnswers, type Responder } from './pressedAnswer';
import { isSameText } from './pressId';
import { openQuestion, type Question } from './question';
import { signatureOf } from './signedAddress';
import { TakenIds } from './takenIds';

const waiting = {
	name: 'default' as const,
	responseMode: 'onReceived' as const,
	responseData: '',
	path: '={{ $nodeId }}',
	restartWebhook: true,
	isFullPath: true,
};

/** The webhooks of a waiting execution: GET shows a page and changes nothing, POST answers. */
export const waitingWebhooks: IWebhookDescription[] = [
	{ ...waiting, httpMethod: 'GET' },
	{ ...waiting, httpMethod: 'POST' },
];

const answered: IWebhookResponseData = { noWebhookResponse: true };

const taken = new TakenIds(10_000);

/** Questions that were thanked for. Where n8n could not go on with an answer, it comes again. */
const thanked = new TakenIds(10_000);

/**
 * Presses of people who may not answer: where two triggers get each event, both hand a press on, and one reply is
 * enough.
 */
const refused = new TakenIds(10_000);

/**
 * Handles a request to the resume URL of a question. n8n has checked its signature before. The execution goes on only
 * if this returns data: for a valid answer by POST to the open question. It never throws: after an error n8n ends the
 * wait, and runs the nodes behind with an empty item, as if somebody had answered.
 */
export async function takeAnswer(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { answer, signature } = this.getQueryData() as Record<string, unknown>;
	const called = { answer: String(answer ?? ''), signature: signatureOf(signature) };
	const [id = '', index = ''] = called.answer.split('.');
	try {
		return await handle(this, called, id, index);
	} catch (error) {
		return refuseForNow(this, index === '', error);
	}
}

async function handle(
	context: IWebhookFunctions,
	called: { answer: string; signature: string },
	id: string,
	index: string,
): Promise<IWebhookResponseData> {
	const question = openQuestion(context);
	if (question === null || !isSameText(question.id, id)) {
		showPage(context, 410, textPage('This question is no longer open.'));
		return answered;
	}
	if (context.getRequestObject().method !== 'POST') {
		const isPage = question.answerBy === 'link' && index === '';
		const page = isPage ? questionPage(question) : textPage('Please answer in the chat.');
		showPage(context, 200, page);
		return answered;
	}
	return question.answerBy === 'link'
		? await takePageAnswer(context, question)
		: await takePress(context, question, called, index);
}

/**
 * The question stays open: n8n's database may be away, or the credential. A trigger tries a press again for a while.
 */
function refuseForNow(
	context: IWebhookFunctions,
	isPage: boolean,
	error: unknown,
): IWebhookResponseData {
	const message = `${NOT_TAKEN_NOW}: ${error instanceof Error ? error.message : String(error)}`;
	context.logger.warn(`ChakraHQ: execution ${context.getExecutionId()}: ${message}`);
	const page = 'Your answer could not be taken at the moment. Please try again later.';
	if (isPage) showPage(context, 503, textPage(page));
	else context.getResponseObject().status(503).json({ message });
	return answered;
}

async function takePageAnswer(
	context: IWebhookFunctions,
	question: Question,
): Promise<IWebhookResponseData> {
	const body = context.getBodyData();
	const answer = readPageAnswer(question, body);
	if ('notice' in answer) {
		showPage(context, 400, questionPage(question, { ...answer, body }));
		return answered;
	}
	if (!taken.take(question.id)) {
		showPage(context, 200, textPage('This question is answered already.'));
		return answered;
	}
	giveBackOnFailure(context, question);
	await thank(context, question, question.approvers[0] ?? null);
	const thanks = textPage('✓ Thank you, your answer has arrived. You can close this page.');
	// A page cannot tell who opened it.
	const nobody = { phone: null, userId: null, name: null };
	return goOn(question, answer.output, nobody, {
		respondedAt: null,
		webhookResponse: pageToSend(context, thanks),
	});
}

async function takePress(
	context: IWebhookFunctions,
	question: Question,
	called: { answer: string; signature: string },
	index: string,
): Promise<IWebhookResponseData> {
	const response = context.getResponseObject();
	const refuse = (status: number, message: string) => {
		response.status(status).json({ message });
		return answered;
	};
	const pressed = await readPressedAnswers(context, called);
	if ('rejection' in pressed) return refuse(pressed.rejection.status, pressed.rejection.reason);
	const answer = /^\d{1,2}$/.test(index) ? question.answers[Number(index)] : undefined;
	if (!answer) return refuse(400, 'The question has no such answer');
	const mayAnswer = (ids: Array<string | null>) => isApprover(question.approvers, ids);
	const [first] = pressed.presses;
	const press = pressed.presses.find(({ ids }) => mayAnswer(ids)) ?? first;
	const { responder, ids, respondedAt, messageId } = press;
	const to = responder.phone ?? responder.userId;
	if (!mayAnswer(ids)) {
		const isFirst = refused.take(`${question.id} ${messageId}`);
		if (isFirst) await sendChatText(context, question, to, question.unauthorizedReplyText);
		return refuse(403, 'This person may not answer the question');
	}
	if (!taken.take(question.id)) return refuse(200, 'The question is answered already');
	giveBackOnFailure(context, question);
	await thank(context, question, to);
	return goOn(question, answer.output, responder, {
		respondedAt,
		webhookResponse: { message: 'Answer taken' },
	});
}

async function thank(
	context: IWebhookFunctions,
	question: Question,
	to: string | null,
): Promise<void> {
	if (!thanked.take(question.id)) return;
	await sendChatText(context, question, to, question.thankYouText);
}

/** After n8n has failed to resume the execution, the question is open again. Also where the caller has hung up. */
function giveBackOnFailure(context: IWebhookFunctions, { id }: Question): void {
	void isRunStored(context.getResponseObject()).then((isResumed) => {
		if (!isResumed) taken.giveBack(id);
	});
}

function goOn(
	{ messageId }: Question,
	output: IDataObject,
	responder: Responder,
	{ respondedAt, webhookResponse }: { respondedAt: string | null; webhookResponse: unknown },
): IWebhookResponseData {
	const at = respondedAt ?? new Date().toISOString();
	const json: IDataObject = { ...output, responder, respondedAt: at, messageId };
	// The first item asked the question. Later nodes find the items before it by this pairing.
	return { webhookResponse, workflowData: [[{ json, pairedItem: { item: 0 } }]] };
}
