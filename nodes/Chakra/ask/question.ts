import type { IDataObject, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { isObject } from '../json/isObject';

/** How a question is answered. */
export type ResponseType = 'approval' | 'choices' | 'customForm' | 'freeText';

/** One of the answers there are to choose from. */
export interface Answer {
	title: string;
	/** A smaller line below, in a list. */
	description?: string;
	/** What the node outputs for it. */
	output: IDataObject;
}

export interface FormField {
	label: string;
	type: 'checkbox' | 'date' | 'dropdown' | 'email' | 'number' | 'text' | 'textarea';
	required: boolean;
	/** Of a dropdown. */
	choices: string[];
}

/** A question that waits for its answer. It is stored with the execution, so it survives a restart of n8n. */
export interface Question {
	id: string;
	responseType: ResponseType;
	answerBy: 'chat' | 'link';
	/** As it stands in the message. */
	text: string;
	answers: Answer[];
	form: FormField[];
	/** On the button of the form's page. */
	formButtonLabel?: string;
	/** Phone numbers (digits) or user IDs. */
	approvers: string[];
	/** WhatsApp's ID of the question. */
	messageId: string;
	pluginId: string;
	senderId: string;
	thankYouText?: string;
	unauthorizedReplyText?: string;
	/** When the wait is over, as `Date.now()` tells it. */
	till?: number;
}

const KEY = 'chakraQuestion';

/** As text, because n8n may return a copy of an object in the node context. */
export function keepQuestion(context: IExecuteFunctions, question: Question): void {
	context.getContext('node')[KEY] = JSON.stringify(question);
}

/**
 * The question of a waiting node. Webhooks have no method for the node context, so an expression reads it. n8n's main
 * process ends the wait in time. While it is down, a webhook processor still hands answers on, which come too late.
 * @returns null if no question is open
 */
export function openQuestion(context: IWebhookFunctions): Question | null {
	const node = JSON.stringify(context.getNode().name).replace(/[{}]/g, escaped);
	const kept: unknown = context.evaluateExpression(`{{ $node[${node}].context[${KEY_TEXT}] }}`);
	if (typeof kept !== 'string') return null;
	const question: unknown = JSON.parse(kept);
	return isQuestion(question) && Date.now() < (question.till ?? Infinity) ? question : null;
}

const KEY_TEXT = JSON.stringify(KEY);

/** A brace in a name would end the expression. */
function escaped(brace: string): string {
	return brace === '{' ? '\\u007b' : '\\u007d';
}

function isQuestion(kept: unknown): kept is Question {
	return isObject(kept) && typeof kept.id === 'string' && Array.isArray(kept.answers);
}
