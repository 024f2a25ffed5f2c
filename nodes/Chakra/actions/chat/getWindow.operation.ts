import type { IDataObject } from 'n8n-workflow';
import { isoTime } from '../../json/isoTime';
import { optionsField } from '../../parameters/optionsField';
import { phoneNumberField, readPhoneNumber } from '../../parameters/phoneNumber';
import { maxTriesField, requestTimeoutField } from '../../parameters/retryOptions';
import { ChakraError } from '../../transport/chakraError';
import type { Operation } from '../operation';
import { directionOf, timeOf, type Direction } from './chatMessage';
import { messagesOfNumber, newestFirst } from './storedMessages';

/** Source: developers.facebook.com/documentation/business-messaging/whatsapp/messages (customer service windows) */
const WINDOW = 24 * 60 * 60 * 1000;

/** A customer who answered longer ago than this many messages counts as one who never wrote. */
const MOST_MESSAGES = 1000;

export const getWindow: Operation = {
	entry: {
		name: 'Check 24-Hour Window',
		value: 'getWindow',
		action: 'Check the window of a phone number',
		description:
			'Check whether a person can be sent a free WhatsApp message now, within 24 hours of what they last wrote, and who of your side wrote last',
	},
	api: ['listChatMessagesForPhoneNumber'],
	description: [
		{
			displayName:
				'ChakraHQ tells the messages of a customer with all numbers of your team together. With several numbers, the window of one of them can be shut although this says open.',
			name: 'windowNotice',
			type: 'notice',
			default: '',
		},
		phoneNumberField,
		optionsField([maxTriesField, requestTimeoutField]),
	],

	async prepare(item) {
		const phoneNumber = readPhoneNumber(item.value('phoneNumber', ''));
		return async () => {
			const last = new Map<Direction, IDataObject>();
			let read = 0;
			for await (const message of newestFirst(item, messagesOfNumber(phoneNumber))) {
				const direction = directionOf(message.direction);
				if (direction === null) throw unknownDirection(message.direction);
				if (!last.has(direction)) last.set(direction, message);
				if (last.size === 2 || ++read === MOST_MESSAGES) break;
			}
			const inbound = last.get('inbound');
			const outbound = last.get('outbound');
			const closes = inbound ? timeOf(inbound) + WINDOW : 0;
			return item.outputs({
				phoneNumber,
				isOpen: closes > Date.now(),
				closesAt: isoTime(closes),
				lastInboundAt: isoTime(inbound && timeOf(inbound)),
				lastOutboundAt: isoTime(outbound && timeOf(outbound)),
				lastOutboundBy: outbound ? (outbound.user ? 'user' : 'api') : null,
				lastOutboundUser: outbound?.user ?? null,
			});
		};
	},
};

function unknownDirection(stated: unknown): ChakraError {
	return new ChakraError(
		`ChakraHQ gave a message with the direction ${JSON.stringify(stated)}, which says neither in nor out`,
		{ remedy: 'Look at the messages with Chat > Get Messages, and tell the makers of this node.' },
	);
}
