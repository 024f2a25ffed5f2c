import type { INodeParameters, NodeParameterValueType } from 'n8n-workflow';
import { seedMedia } from '../../sandbox/seed/media';
import { byId, byName, operate, senderId } from './operate';
import { byKey } from './process/process';
import { useUsedKeys } from './usedKeys';
import { useSandbox } from './useSandbox';

const sandbox = useSandbox();
useUsedKeys();

/** The same value by an expression that also notes, in its item, that it was evaluated. */
const noted = (name: string, value: string) =>
	`={{ [$json.evaluated.push(${JSON.stringify(name)}), ${JSON.stringify(value)}][1] }}`;

/** The parameters with such an expression in place of each text, also within collections. */
function asExpressions(name: string, given: NodeParameterValueType): NodeParameterValueType {
	if (typeof given === 'string') return noted(name, given);
	if (typeof given !== 'object' || given === null || Array.isArray(given)) return given;
	return Object.fromEntries(
		Object.entries(given).map(([member, value]) => [
			member,
			member === 'mode' ? value : asExpressions(`${name}.${member}`, value),
		]),
	) as INodeParameters;
}

const hello = {
	sender: byId(senderId),
	recipient: '15550100001',
	template: byName('hello_world'),
	templateLanguage: 'en_US',
	options: { sendOnceKey: 'A' },
};
const [media] = seedMedia();

const operations: Array<[resource: string, operation: string, parameters: INodeParameters]> = [
	[
		'message',
		'send',
		{
			sender: byId(senderId),
			recipient: '15550100001',
			text: 'Hi',
			options: { replyTo: 'wamid.A' },
		},
	],
	['templateMessage', 'send', hello],
	['templateMessage', 'sendMeta', hello],
	['process', 'create', { procedure: byId('lead'), dataJson: '{"lead_id":"NEW-1"}' }],
	['process', 'updateMany', { procedure: byId('lead'), process: byKey('LEAD-1'), state: 'NEW' }],
	['chat', 'getWindow', { sender: byId(senderId), phoneNumber: '15550100001' }],
	['media', 'download', { mediaId: media?.id ?? '', options: { fileName: 'a.png' } }],
];

test.each(operations)(
	'%s: %s evaluates each expression once per item',
	async (resource, operation, given) => {
		const parameters: INodeParameters = { resource, operation };
		for (const [name, value] of Object.entries(given)) {
			parameters[name] = asExpressions(name, value);
		}
		const evaluated = [[], [], []] as string[][];
		const { error } = await operate(sandbox(), parameters, {
			items: evaluated.map((names) => ({ json: { evaluated: names } })),
		});
		expect(error).toBeUndefined();
		// The Options of the first item are read once more: they say how many items go out at once.
		const [first = [], ...others] = evaluated;
		expect(first.length).toBeGreaterThanOrEqual(Object.keys(given).length - 1);
		for (const names of others) expect(names.sort()).toEqual([...new Set(first)].sort());
	},
);
