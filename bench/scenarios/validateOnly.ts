import { count } from '../amounts';
import { repeatItem } from '../inputNodes';
import { n8nContender } from '../n8nContender';
import { ratio } from '../ratio';
import type { Scenario } from '../scenario';
import { chakraSend } from '../sendNodes';

/** For each recipient of the scenario `recipients`: nothing goes out, so many more can be tried. */
const itemsPerRecipient = 10;

/** Checks a whole campaign without sending it: what the node itself costs, with no network in between. */
export const validateOnly: Scenario = {
	name: 'validate-only',
	minutes: 5,
	about: ({ items }) =>
		`Validate Only for ${count(items * itemsPerRecipient)} items, and for a tenth of them`,
	async prepare(_, { items: recipients }) {
		const items = recipients * itemsPerRecipient;
		const few = Math.ceil(items / 10);
		const conditions = { answerDelayMs: 0, fileBytes: 0, items };
		const check = chakraSend({ validateOnly: true }, 'none');
		return {
			contenders: [
				n8nContender('n8n without checks', repeatItem(items), conditions),
				n8nContender('ChakraHQ node', [...repeatItem(items), check], conditions),
				n8nContender('ChakraHQ node, a tenth of the items', [...repeatItem(few), check], {
					...conditions,
					items: few,
				}),
			],
			targets: (of) => [
				{ what: 'Sends', limit: 0, measured: of('ChakraHQ node').sends, unit: 'sends' },
				{
					what: 'Time against that for a tenth of the items',
					limit: 10.5,
					measured: ratio(
						of('ChakraHQ node').seconds,
						of('ChakraHQ node, a tenth of the items').seconds,
					),
					unit: 'times',
				},
			],
		};
	},
};
