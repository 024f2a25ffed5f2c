import fc from 'fast-check';
import { isObject } from '../../../nodes/Chakra/json/isObject';
import { eventBody, eventKinds, type WebhookFormat } from '../../../sandbox/webhooks/eventBody';
import { anything } from './anything';
import { expectSoundAnswer } from './soundAnswer';

const messages = Object.keys(eventKinds.messageKinds);
const statuses = Object.keys(eventKinds.statusKinds);
const formats: Array<[WebhookFormat, string[]]> = [
	['meta', [...messages, ...statuses, ...Object.keys(eventKinds.fieldKinds)]],
	['chakra', [...messages, ...statuses]],
	['legacy', statuses],
];
const bodies = formats.flatMap(([format, kinds]) =>
	kinds.map((kind) => JSON.stringify(eventBody(format, [{ kind }]))),
);

/** How many values there are inside a value, itself included. */
function placesIn(value: unknown): number {
	if (!isObject(value) && !Array.isArray(value)) return 1;
	return Object.values(value).reduce((sum: number, part) => sum + placesIn(part), 1);
}

/** The value, with the value number `at` inside it replaced. They are counted from the outside in. */
function withOther(value: unknown, at: number, other: unknown): unknown {
	if (at === 0) return other;
	if (!isObject(value) && !Array.isArray(value)) return value;
	let before = 1;
	const parts = Object.entries(value).map(([name, part]) => {
		const place = at - before;
		before += placesIn(part);
		return [name, place >= 0 ? withOther(part, place, other) : part] as const;
	});
	return Array.isArray(value) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
}

const spoilt = fc
	.tuple(fc.constantFrom(...bodies), fc.array(fc.tuple(fc.nat(), anything), { minLength: 1 }))
	.map(([text, others]) => {
		const body: unknown = JSON.parse(text);
		return others.reduce(
			(value: unknown, [at, other]) => withOther(value, at % placesIn(value), other),
			body,
		);
	});

it('reads real events in which anything stands in any place', () => {
	fc.assert(fc.property(spoilt, expectSoundAnswer), { numRuns: 3000 });
});

it('would find out if a place was never reached', () => {
	const body: unknown = JSON.parse(bodies[0] ?? '');
	const whole = JSON.stringify(body);
	const others = Array.from({ length: placesIn(body) }, (_, at) =>
		JSON.stringify(withOther(body, at, 'other')),
	);
	expect(new Set([whole, ...others]).size).toBe(placesIn(body) + 1);
});
