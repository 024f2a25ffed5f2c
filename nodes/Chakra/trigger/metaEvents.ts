import { isObject } from '../transport/isObject';
import type { ChakraEvent, ReadEvent } from './event';
import { eventOf } from './event';
import { fieldEvent } from './fieldEvent';
import { messageEvent } from './messageEvent';
import { list, members, text } from './narrow';
import { statusEvent } from './statusEvent';

/** The lists of a change's value that hold one event an entry. */
const lists = ['messages', 'message_echoes', 'statuses', 'errors'] as const;

type Reader = (entry: Record<string, unknown>, frame: Frame) => ChakraEvent;

interface Frame {
	to: ChakraEvent['to'];
	contacts: unknown;
	field: string | null;
}

const readers: Record<(typeof lists)[number], Reader> = {
	messages: (message, { to, contacts }) => messageEvent('message', message, { to, contacts }),
	message_echoes: (message, { to, contacts }) =>
		messageEvent('messageEcho', message, { to, contacts }),
	statuses: (status, { to }) => statusEvent(status, to, null),
	errors: (error, { to }) => eventOf('other', { to, type: 'errors', details: error }),
};

/**
 * The events of Meta's own format, as the pass-through webhook relays it: entries of changes, each with a field and a
 * value. `raw` is what belongs to the one event: its change, with no other event in it.
 */
export function* metaEvents(body: Record<string, unknown>): Generator<ReadEvent> {
	for (const entry of list(body.entry).map(members)) {
		const businessAccountId = text(entry.id);
		if (!Array.isArray(entry.changes)) yield unknownEvent(null, entry, entry, businessAccountId);
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
	const to = { phoneNumberId: text(id), displayNumber: text(display), businessAccountId };
	const known = lists.filter((name) => list(value[name]).length > 0);
	if (known.length === 0) {
		yield { event: fieldEvent(field, value, { to, timestamp }), raw: change };
		return;
	}
	const surroundings = Object.fromEntries(
		Object.entries(value).filter(([name]) => !lists.some((one) => one === name)),
	);
	for (const name of known) {
		for (const entry of list(value[name])) {
			const raw = { field, value: { ...surroundings, [name]: [entry] } };
			const event = isObject(entry)
				? readers[name](entry, { to, contacts: value.contacts, field })
				: eventOf('other', { to, type: field, details: entry ?? null });
			yield { event, raw };
		}
	}
}
