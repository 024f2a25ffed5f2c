import fc from 'fast-check';

const hostileKey = fc.constantFrom(
	'__proto__',
	'constructor',
	'prototype',
	'toString',
	'hasOwnProperty',
);
const metaKey = fc.constantFrom(
	...['object', 'entry', 'changes', 'field', 'value', 'messages', 'statuses', 'errors', 'contacts'],
	...['event', 'payload', 'message', 'id', 'type', 'timestamp', 'interactive', 'image', 'context'],
);
/** A name that is known to the readers of events, special in JavaScript, or made up. */
export const key = fc.oneof(hostileKey, metaKey, fc.string({ maxLength: 5 }));
/** Any JSON, with such names in it. */
export const { value: anything } = fc.letrec<{ value: unknown }>((tie) => ({
	value: fc.oneof(
		{ maxDepth: 6 },
		fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null), hostileKey, metaKey),
		fc.array(tie('value'), { maxLength: 4 }),
		fc.array(fc.tuple(key, tie('value')), { maxLength: 6 }).map(withOwnKeys),
	),
}));

/** Unlike a literal, keeps `__proto__` as a key of its own. */
function withOwnKeys(entries: Array<[string, unknown]>): Record<string, unknown> {
	const object: Record<string, unknown> = {};
	for (const [name, value] of entries) {
		Object.defineProperty(object, name, {
			value,
			enumerable: true,
			configurable: true,
			writable: true,
		});
	}
	return object;
}
