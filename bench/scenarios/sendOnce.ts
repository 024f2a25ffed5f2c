import { count } from '../amounts';
import { repeatItem } from '../inputNodes';
import { n8nContender } from '../n8nContender';
import { ratio } from '../ratio';
import type { Scenario } from '../scenario';
import { chakraText } from '../sendNodes';

const parallelSends = 20;
const answerDelayMs = 100;

/** Each run has keys of its own, and n8n's row of keys is full from the second run on. */
const sendOnceKey = '={{ $execution.id }}-{{ $json.recipient }}';

/** What Send Once Key costs: n8n rewrites the row that holds all keys, again and again. */
export const sendOnce: Scenario = {
	name: 'send-once',
	minutes: 8,
	about: ({ items }) =>
		`a template to ${count(items)} recipients, ${parallelSends} at once, a server that answers after ${answerDelayMs} ms`,
	async prepare(_, { items }) {
		const conditions = { answerDelayMs, fileBytes: 0, items };
		const recipients = repeatItem(items);
		return {
			contenders: [
				n8nContender('without keys', [...recipients, chakraText({ parallelSends })], conditions),
				n8nContender(
					'with Send Once Key',
					[...recipients, chakraText({ parallelSends, sendOnceKey })],
					conditions,
				),
			],
			targets: (of) => [
				{ what: 'Sends', limit: items, measured: of('with Send Once Key').sends, unit: 'sends' },
				{
					what: 'Time against the same run without keys',
					limit: 1.2,
					measured: ratio(of('with Send Once Key').seconds, of('without keys').seconds),
					unit: 'times',
				},
			],
		};
	},
};
