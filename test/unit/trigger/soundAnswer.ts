import { eventOf } from '../../../nodes/Chakra/events/event';
import { parseBody } from '../../../nodes/Chakra/events/parseBody';
import { readEvents } from '../../../nodes/Chakra/events/readEvents';

const fields = Object.keys(eventOf('other'));
const builtIn = Object.getOwnPropertyNames(Object.prototype).join();

/** A body is either rejected with a 4xx, or gives complete events of plain JSON. In no case it changes a prototype. */
export function expectSoundAnswer(value: unknown): void {
	const parsed = parseBody(Buffer.from(JSON.stringify(value) ?? ''));
	const read = 'body' in parsed ? readEvents(parsed.body) : parsed;
	if ('rejection' in read) {
		expect(read.rejection.status).toBeGreaterThanOrEqual(400);
		expect(read.rejection.status).toBeLessThan(500);
	}
	for (const { event, raw } of 'events' in read ? read.events : []) {
		expect(Object.keys(event)).toEqual(fields);
		expect(JSON.parse(JSON.stringify(event))).toEqual(event);
		expect(JSON.stringify(raw)).not.toMatch(/"(__proto__|constructor|prototype)":/);
	}
	expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(builtIn);
}
