import { byId, senderId } from './operate';
import { fromAi, runAgent } from './runAgent';
import { AgentNode, EngineAgentNode } from './toolNode';
import { useSandbox } from './useSandbox';

const sandbox = useSandbox();

const two = [
	{ phone: '15550100001', boss: '15550100003' },
	{ phone: '15550100002', boss: '15550100003' },
];
const older = () => new AgentNode([{ text: 'Hello' }]);
/** Works on the second item. */
const newer = () => new EngineAgentNode('Send WhatsApp', [{ text: 'Hello' }], 1);

async function send(recipient: string, agent = older(), items = two) {
	const parameters = {
		resource: 'message',
		operation: 'send',
		sender: byId(senderId),
		recipient,
		type: 'text',
		text: fromAi('text'),
	};
	const [called] = await runAgent(sandbox(), parameters, agent, {}, 'test.agent', items);
	return { answer: String(called?.answer), sentTo: sandbox().messages.map(({ to }) => to) };
}

test.each([
	["={{ $('Input').item.json.phone }}", older],
	["={{ $('Input').item.json.phone }}", newer],
	['={{ $("Input").item.json["phone"].trim() }}', newer],
	['={{ $json.phone }}', older],
])(
	'a tool that n8n gives the wrong item of several sends nothing: %s',
	async (recipient, agent) => {
		const { answer, sentTo } = await send(recipient, agent());
		expect(answer).toContain('the first of the several items');
		expect(sentTo).toEqual([]);
	},
);

test('a newer agent gives its tool its own item', async () => {
	const { sentTo } = await send('={{ $json.phone }}', newer());
	expect(sentTo).toEqual(['15550100002']);
});

test.each([
	["={{ $('Input').item.json.phone }}", older, two.slice(0, 1)],
	['={{ $json.phone }}', older, two.slice(0, 1)],
	["={{ $('Input').first().json.phone }}", older, two],
])('a tool whose item is clear sends: %s', async (recipient, agent, items) => {
	const { sentTo } = await send(recipient, agent(), items);
	expect(sentTo).toEqual(['15550100001']);
});

test.each([
	["={{ $('Input').item.json.boss }}", newer],
	["={{ $json['boss'] }}", older],
])('a value that all items have is the right one: %s', async (recipient, agent) => {
	const { sentTo } = await send(recipient, agent());
	expect(sentTo).toEqual(['15550100003']);
});
