import { isObject } from '../json/isObject';
import { chakraEvents } from './chakraEvents';
import type { ReadEvent } from './event';
import { metaEvents } from './metaEvents';
import { reject, type Rejection } from './parseBody';

/**
 * Meta puts at most 1,000 into one request (https://developers.facebook.com/docs/graph-api/webhooks/getting-started).
 */
export const MAX_EVENTS = 1000;

/** All events of a request, in their order. The shape of the body tells which of the two formats it is. */
export function readEvents(
	body: Record<string, unknown>,
): { events: ReadEvent[] } | { rejection: Rejection } {
	const source = sourceOf(body);
	if (source === null) {
		return reject(400, "The body has neither Meta's shape nor ChakraHQ's");
	}
	const events: ReadEvent[] = [];
	for (const event of source) {
		if (events.length === MAX_EVENTS) {
			return reject(413, `The body has more than ${MAX_EVENTS} events`);
		}
		events.push(event);
	}
	return { events };
}

function sourceOf(body: Record<string, unknown>): Generator<ReadEvent> | null {
	const { entry } = body;
	// One spoilt entry must not cost the events of the others.
	if (Array.isArray(entry) && entry.some(isObject)) return metaEvents(body);
	if (typeof body.event === 'string' && isObject(body.payload)) return chakraEvents(body);
	return Array.isArray(entry) && entry.length === 0 ? metaEvents(body) : null;
}
