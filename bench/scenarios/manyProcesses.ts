import type { WorkflowNode } from '../../sandbox/n8n/workflow';
import { repeatItem } from '../inputNodes';
import { n8nContender } from '../n8nContender';
import { megabytesOver } from '../ratio';
import type { Scenario } from '../scenario';
import { credential } from '../stage';

const items = 10_000;

/** The form of a procedure of 20 attributes, as the editor stores it. */
const schema = Array.from({ length: 20 }, (_, at) => ({
	id: `attribute_${at}`,
	displayName: `Attribute ${at}`,
	required: false,
	defaultMatch: false,
	canBeUsedToMatch: false,
	display: true,
	type: 'options',
	options: Array.from({ length: 5 }, (__, option) => ({
		name: `Option ${option}`,
		value: `option_${option}`,
	})),
}));

/** As many leads as items, in calls of at most 1,000. */
const createMany: WorkflowNode = {
	name: 'Create many',
	type: 'n8n-nodes-chakrahq.chakra',
	typeVersion: 1,
	parameters: {
		resource: 'process',
		operation: 'createMany',
		procedure: { __rl: true, mode: 'id', value: 'lead' },
		columns: {
			mappingMode: 'defineBelow',
			value: { lead_id: '={{ $json.recipient }}', name: 'Ana' },
			matchingColumns: [],
			schema,
		},
		options: {},
	},
	credentials: { chakraApi: credential },
};

/** A table of customers into ChakraHQ: the node waits for each job, and gives an output for each entry. */
export const manyProcesses: Scenario = {
	name: 'many-processes',
	minutes: 3,
	about: () => `${items.toLocaleString('en')} items that become processes, 1,000 in a call`,
	async prepare() {
		const conditions = { answerDelayMs: 0, fileBytes: 0, items };
		const before = repeatItem(items);
		return {
			contenders: [
				n8nContender('n8n without creating', before, conditions),
				n8nContender('ChakraHQ node', [...before, createMany], conditions),
			],
			targets(of) {
				const node = of('ChakraHQ node');
				const { peakMemory } = of('n8n without creating');
				return [
					{ what: 'Time', limit: 60, measured: node.seconds, unit: 's' },
					{
						what: 'Memory on top of the same run without creating',
						limit: 200,
						measured: megabytesOver(node.peakMemory, peakMemory),
						unit: 'MB',
					},
				];
			},
		};
	},
};
