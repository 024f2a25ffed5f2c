import { isObject } from '../json/isObject';
import { wordsIn } from '../transport/apiError';
import { isSuccess } from '../transport/apiResponse';
import { ChakraError } from '../transport/chakraError';
import { CHECK_BASE_URL, UNPROVEN, type Explanations } from '../transport/explain';
import type { Item } from './item';

/** An ID as text; undefined where it is none, such as null, 0 or an empty text. */
export function idText(id: unknown): string | undefined {
	if (typeof id === 'number' && id !== 0) return String(id);
	return typeof id === 'string' && id.trim() !== '' ? id : undefined;
}

/**
 * Whether a response names what was made. Beside the status of an error, an ID may be that of what was in the way.
 */
export const provesCreated = (data: unknown, status: number): boolean =>
	isSuccess(status) && isObject(data) && idText(data.id) !== undefined;

/** As `provesCreated`, for responses of Meta without an ID. */
export const saysSuccess = (data: unknown): boolean =>
	isObject(data) && [true, 1, 'true'].some((yes) => yes === data.success);

/**
 * Whether ChakraHQ itself answered, where no page says what the response holds: with a JSON object, or a list of them.
 * An empty response may be that of a gateway, and one that holds only a message may say that nothing was done.
 */
export const isOwnResponse = (data: unknown): boolean =>
	[data].flat().some((one) => isObject(one) && !isOnlyMessage(one));

/** Words about a request, with nothing that came of it. */
const isOnlyMessage = (one: Record<string, unknown>): boolean => {
	const names = Object.keys(one);
	return names.some((name) => MESSAGE.test(name)) && names.every((name) => ABOUT.test(name));
};

/** The words of a response that holds nothing else; '' for any other response. */
export const messageAloneIn = (data: unknown): string =>
	isObject(data) && isOnlyMessage(data) ? wordsIn(data) : '';

const MESSAGE = /^_?(?:message|errors?|fault|exception)$/i;
const ABOUT =
	/^_?(?:message|errors?|fault|exception|reason|details?|code|path|timestamp|requestId)$/i;

/**
 * Checks the response to a change that may be repeated.
 * @throws ChakraError where it is none of ChakraHQ's own
 */
export function expectOwnResponse(data: unknown, item: Item): void {
	// Beside a status of success, a message is more likely "Deleted" than a refusal.
	const words = messageAloneIn(data);
	if (words !== '') item.run.itemHint(`ChakraHQ answered: ${words}`);
	if ([data].flat().some(isObject)) return;
	throw new ChakraError(UNPROVEN, {
		remedy: `Look in ChakraHQ, or run it again, which harms nothing. ${CHECK_BASE_URL}`,
	});
}

/**
 * Checks the response to a read. Some gateways, and some programs for what is not there, answer with nothing.
 * @throws ChakraError where it holds nothing
 */
export function expectContent(data: unknown, explanations?: () => Explanations): void {
	const hasMembers = (one: unknown) =>
		isObject(one) && Object.keys(one).length > 0 && !isOnlyMessage(one);
	if ([data].flat().some(hasMembers)) return;
	const words = messageAloneIn(data);
	const { 404: notFound } = explanations?.() ?? {};
	throw new ChakraError(`ChakraHQ gave an answer without any data${words && `: ${words}`}`, {
		remedy: notFound?.remedy ?? `Check the IDs in this node. ${CHECK_BASE_URL}`,
	});
}
