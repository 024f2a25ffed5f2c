import { randomBytes, timingSafeEqual } from 'crypto';

/**
 * The ID of a button or list row of a question, which WhatsApp returns with the press. It holds the waiting
 * execution, its node, the answer, and n8n's signature of the resume URL for that answer.
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

/** The limit of a list row, the shortest one that an ID must fit. */
export const PRESS_ID_MAX = 200;

/** 96 random bits. Distinguishes the questions of one execution and cannot be guessed. */
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

/** Compares two texts in constant time. */
export function isSameText(a: string, b: string): boolean {
	const [left, right] = [Buffer.from(a), Buffer.from(b)];
	return left.length === right.length && timingSafeEqual(left, right);
}
