import { randomBytes, timingSafeEqual } from 'crypto';

/**
 * What a button or a row of a question carries, and WhatsApp gives back with the press: which execution waits, at which
 * node, which answer this is, and n8n's signature of just that resume address.
 */
export interface Press {
	executionId: string;
	nodeId: string;
	/** `<question>.<number of the answer>` */
	answer: string;
	/** 64 hex digits, see signedAddress.ts. */
	signature: string;
}

const PREFIX = 'chakra-ask';

const EXECUTION = /^[\w-]{1,64}$/;
const ANSWER = /^[\w-]{16}\.\d{1,2}$/;
const SIGNATURE = /^[\w-]{43}$/;

/** No ID of ours is longer; a row of a list takes 200 characters, the tightest place it must fit into. */
export const PRESS_ID_MAX = 200;

/** 96 random bits: tells the questions of one execution apart, and cannot be guessed. */
export function newQuestionId(): string {
	return randomBytes(12).toString('base64url');
}

export function answerOf(questionId: string, index: number): string {
	return `${questionId}.${index}`;
}

export function pressIdOf({ executionId, nodeId, answer, signature }: Press): string {
	const shortSignature = Buffer.from(signature, 'hex').toString('base64url');
	return [PREFIX, executionId, encodeURIComponent(nodeId), answer, shortSignature].join('|');
}

/** @returns null for the ID of any other button */
export function readPressId(id: string | null): Press | null {
	if (id === null || id.length > PRESS_ID_MAX || !id.startsWith(`${PREFIX}|`)) return null;
	const [, executionId = '', node = '', answer = '', shortSignature = '', ...more] = id.split('|');
	const nodeId = decoded(node);
	const isOurs =
		more.length === 0 &&
		EXECUTION.test(executionId) &&
		nodeId !== null &&
		ANSWER.test(answer) &&
		SIGNATURE.test(shortSignature);
	if (!isOurs) return null;
	const signature = Buffer.from(shortSignature, 'base64url').toString('hex');
	return { executionId, nodeId, answer, signature };
}

function decoded(text: string): string | null {
	try {
		const plain = decodeURIComponent(text);
		return plain === '' ? null : plain;
	} catch {
		return null;
	}
}

/** Whether two texts are equal, in a time that does not tell how far they agree. */
export function isSameText(a: string, b: string): boolean {
	const [left, right] = [Buffer.from(a), Buffer.from(b)];
	return left.length === right.length && timingSafeEqual(left, right);
}
