import type { IDataObject } from 'n8n-workflow';
import { isoTime } from '../../json/isoTime';
import { keywordOf } from '../../json/narrow';
import { ChakraError } from '../../transport/chakraError';
import type { Item } from '../item';
import { directionOf, timeOf, type Direction } from './chatMessage';
import { chatsOfNumber } from './storedMessages';

/** Source: developers.facebook.com/documentation/business-messaging/whatsapp/messages (customer service windows) */
const WINDOW = 24 * 60 * 60 * 1000;

/** How many messages are read. A customer without a message among them counts as one who never wrote. */
const MAX_MESSAGES = 1000;

/** Whether the customer service window of a person is open according to ChakraHQ, and who wrote last. */
interface ChatWindow extends IDataObject {
	isOpen: boolean;
	/** Times are ISO 8601 in UTC, or null. */
	closesAt: string | null;
	lastInboundAt: string | null;
	lastOutboundAt: string | null;
	lastOutboundBy: 'user' | 'api' | null;
}

/** @throws ChakraError where ChakraHQ's messages have no time, or none of them has a direction */
export async function readWindow(item: Item, phoneNumber: string): Promise<ChatWindow> {
	const last = new Map<Direction, IDataObject>();
	const undated = new Map<Direction, IDataObject>();
	const undirected: IDataObject[] = [];
	// What was sent to one spelling of a number can be answered from the other.
	for (const chat of chatsOfNumber(item, phoneNumber)) {
		for (const message of await lastMessages(chat)) {
			const known = timeOf(message) === 0 ? undated : last;
			const direction = directionOf(message.direction);
			if (direction === null) {
				undirected.push(message);
				continue;
			}
			const other = known.get(direction);
			if (!other || timeOf(message) > timeOf(other)) known.set(direction, message);
		}
		if (last.has('inbound')) break;
	}
	const inbound = last.get('inbound');
	if (!inbound && undated.has('inbound')) throw noTime();
	const outbound = last.get('outbound') ?? undated.get('outbound');
	const [unclear] = undirected.filter(mayCount([inbound, outbound]));
	if (unclear && !inbound && !outbound) throw unknownDirection(unclear);
	if (unclear) item.run.hint(passedOver(unclear));
	const closes = inbound ? timeOf(inbound) + WINDOW : 0;
	return {
		isOpen: closes > Date.now(),
		closesAt: isoTime(closes),
		lastInboundAt: isoTime(inbound && timeOf(inbound)),
		lastOutboundAt: isoTime(outbound && timeOf(outbound)),
		lastOutboundBy: outbound ? (outbound.user ? 'user' : 'api') : null,
		lastOutboundUser: outbound?.user ?? null,
	};
}

/** The last messages of a chat, from newest to oldest, until one of each direction has a time. */
async function lastMessages(chat: AsyncIterable<IDataObject>): Promise<IDataObject[]> {
	const messages: IDataObject[] = [];
	const dated = new Set<Direction>();
	for await (const message of chat) {
		// A system message of WhatsApp, such as a change of number, was written by nobody.
		if (keywordOf(message.dataType) === 'SYSTEM') continue;
		const direction = directionOf(message.direction);
		messages.push(message);
		if (direction !== null && timeOf(message) > 0) dated.add(direction);
		if (dated.size === 2 || messages.length === MAX_MESSAGES) break;
	}
	return messages;
}

/** A message without a direction, such as an internal note, may be the last one if it is not older than those. */
const mayCount = (last: Array<IDataObject | undefined>) => (message: IDataObject) =>
	timeOf(message) === 0 || last.some((one) => timeOf(message) > timeOf(one ?? {}));

const neitherInNorOut = ({ direction }: IDataObject): string =>
	`ChakraHQ gave a message with the direction ${JSON.stringify(direction)}, which says neither in nor out`;

const passedOver = (message: IDataObject): string =>
	`${neitherInNorOut(message)}. It was passed over. If the customer wrote it, the window is open for longer than this says. Look at it with Chat > Get Messages.`;

function noTime(): ChakraError {
	return new ChakraError('ChakraHQ gave the messages of this customer without a time', {
		remedy:
			'Whether the window is open cannot be told from them. Look at the messages with Chat > Get Messages, and tell ChakraHQ support.',
	});
}

const unknownDirection = (message: IDataObject): ChakraError =>
	new ChakraError(neitherInNorOut(message), {
		remedy: 'Look at the messages with Chat > Get Messages, and tell the makers of this node.',
	});
