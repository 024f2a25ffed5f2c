import { idOf, type Recipient } from '../../../parameters/recipient';
import { ChakraError } from '../../../transport/chakraError';
import { readWindow } from '../../chat/window';
import type { Item } from '../../item';
import { settled } from '../../settled';

/**
 * Whether only a template reaches the person now. Also true where this cannot be read, because a template always can
 * be sent.
 */
export async function isWindowClosed(item: Item, recipient: Recipient): Promise<boolean> {
	if (!('to' in recipient)) return true;
	try {
		return !(await readWindow(item, idOf(recipient))).isOpen;
	} catch (error) {
		item.context.logger.warn('ChakraHQ did not tell when a person last wrote', { error });
		return true;
	}
}

/** Asks with an interactive message while the customer service window is open, otherwise with the template. */
export async function askInWindow<T>(
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

/**
 * Whether Meta refused a message because the last message of the person is more than 24 hours ago. This code proves
 * that nothing was sent.
 */
const isWindowClosedError = (reason: unknown): boolean =>
	reason instanceof ChakraError && reason.details.metaCode === 131047 && !reason.details.mayBeDone;
