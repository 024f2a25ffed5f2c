import { isObject } from '../json/isObject';
import { list, members, objectsIn, text } from '../json/narrow';
import { Contacts } from './contacts';
import { eventOf, type ChakraEvent, type ReadEvent } from './event';
import { fieldEvent } from './fieldEvent';
import { messageEvent } from './messageEvent';
import { MAX_BODY_BYTES } from './parseBody';
import { statusEvent } from './statusEvent';

/** A list in the value of a change, with one event per entry. */
type ListName = 'messages' | 'message_echoes' | 'statuses' | 'errors';

/** Lists that hold events in a change of any other field, such as `history`, `standby` or `calls`. */
const listsOfAnyField: readonly ListName[] = ['errors'];

/**
 * Which lists hold events depends on the field of the change. `messages` are new messages of customers. But in
 * `history` they are old, in `standby` they belong to another app, and in `smb_message_echoes` the business wrote
 * them. The `statuses` of `calls` are no deliveries.
 * Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/overview
 */
const listsOfField: ReadonlyMap<string | null, readonly ListName[]> = new Map<
	string | null,
	readonly ListName[]
>([
	['messages', ['messages', 'message_echoes', 'statuses', 'errors']],
	// A relay may leave the field out. Nearly all changes are messages, so it is read as such.
	[null, ['messages', 'message_echoes', 'statuses', 'errors']],
	['message_echoes', ['message_echoes', 'errors']],
	['smb_message_echoes', ['message_echoes', 'errors']],
]);

/** Members of a value that describe its events and are no events. */
const ordinary: ReadonlySet<string> = new Set(['messaging_product', 'metadata', 'contacts']);

type Reader = (entry: Record<string, unknown>, frame: Frame) => ChakraEvent;

interface Frame {
	to: ChakraEvent['to'];
	contacts: Contacts;
}

const readers: Record<ListName, Reader> = {
	messages: (message, frame) => messageEvent('message', message, frame),
	message_echoes: (message, frame) => messageEvent('messageEcho', message, frame),
	statuses: (status, frame) => statusEvent(status, frame),
	errors: (error, { to }) => eventOf('other', { to, type: 'errors', details: error }),
};

/**
 * The events of Meta's own format, as the pass-through webhook relays it: entries with changes, each with a field and
 * a value. `raw` is the change with only the one event in it.
 */
export function* metaEvents(body: Record<string, unknown>): Generator<ReadEvent> {
	for (const entry of objectsIn(body.entry)) {
		const businessAccountId = text(entry.id);
		if (list(entry.changes).length === 0) yield unknownEvent(null, entry, entry, businessAccountId);
		for (const change of list(entry.changes)) {
			if (isObject(change) && isObject(change.value)) {
				yield* changeEvents(change, change.value, businessAccountId, entry.time);
			} else {
				const raw = isObject(change) ? change : { value: change };
				yield unknownEvent(text(raw.field), raw.value, raw, businessAccountId);
			}
		}
	}
}

/**
 * The members beside the events of a change, which are repeated in the `raw` of each event. If that would become too
 * large, they are left out.
 */
function surroundingsOf(
	value: Record<string, unknown>,
	lists: readonly ListName[],
): Record<string, unknown> {
	const beside = Object.entries(value).filter(([name]) => !isAmong(name, lists));
	const events = lists.reduce((count, name) => count + list(value[name]).length, 0);
	const surroundings = Object.fromEntries(beside);
	return JSON.stringify(surroundings).length * events > MAX_BODY_BYTES ? {} : surroundings;
}

/** The members of a value that are neither known lists nor describe their events; null if there are none. */
function othersIn(
	value: Record<string, unknown>,
	lists: readonly ListName[],
): Record<string, unknown> | null {
	const others = Object.entries(value).filter(([name, member]) =>
		isAmong(name, lists)
			? member !== undefined && !Array.isArray(member)
			: !ordinary.has(name) && typeof member === 'object' && member !== null,
	);
	return others.length > 0 ? Object.fromEntries(others) : null;
}

function isAmong(name: string, lists: readonly ListName[]): boolean {
	return lists.some((one) => one === name);
}

function unknownEvent(
	field: string | null,
	details: unknown,
	raw: Record<string, unknown>,
	businessAccountId: string | null,
): ReadEvent {
	const to = { phoneNumberId: null, displayNumber: null, businessAccountId };
	return { event: eventOf('other', { to, type: field, details: details ?? null }), raw };
}

function* changeEvents(
	change: Record<string, unknown>,
	value: Record<string, unknown>,
	businessAccountId: string | null,
	timestamp: unknown,
): Generator<ReadEvent> {
	const field = text(change.field);
	const { phone_number_id: id, display_phone_number: display } = members(value.metadata);
	const displayNumber = text(display) ?? text(value.display_phone_number);
	const to = { phoneNumberId: text(id), displayNumber, businessAccountId };
	const lists = listsOfField.get(field) ?? listsOfAnyField;
	const known = lists.filter((name) => list(value[name]).length > 0);
	if (known.length === 0) {
		yield { event: fieldEvent(field, value, { to, timestamp }), raw: change };
		return;
	}
	const frame = { to, contacts: new Contacts(value.contacts) };
	const surroundings = surroundingsOf(value, lists);
	const others = othersIn(value, lists);
	if (others !== null) {
		yield { event: fieldEvent(field, others, { to, timestamp }), raw: { field, value: others } };
	}
	for (const name of known) {
		for (const entry of list(value[name])) {
			const raw = { field, value: { ...surroundings, [name]: [entry] } };
			const event = isObject(entry)
				? readers[name](entry, frame)
				: eventOf('other', { to, type: field, details: entry ?? null });
			yield { event, raw };
		}
	}
}
