import type { ImportedWorkflow } from '../../sandbox/n8n';
import {
	chain,
	items,
	pictureTemplate,
	sendTemplate,
	start,
	toFile,
	type WorkflowNode,
} from '../../sandbox/n8n/workflow';
import { asUploaded, picture, seen } from './pictures';
import { useSharedN8n } from './useN8n';

const stage = useSharedN8n();

const header = picture(0);
const people = Array.from({ length: 50 }, (_, i) => ({
	phone: String(15550200001 + i),
	firstName: `Person ${i}`,
}));

const send = sendTemplate({
	...pictureTemplate("={{ $('People').item.json.firstName }}"),
	recipient: "=+{{ $('People').item.json.phone }}",
	headerMedia: 'binary',
	binaryPropertyName: 'data',
});

/** Each person with the same picture, as the Merge node gives them. */
const withPicture: WorkflowNode = {
	name: 'With the picture',
	type: 'n8n-nodes-base.merge',
	typeVersion: 3.2,
	parameters: { mode: 'combine', combineBy: 'combineAll', options: {} },
};

/** The picture is made once, and merged with the list of people. */
function campaign(): ImportedWorkflow {
	const list = { ...items(people), name: 'People' };
	const workflow = chain([start, items([header]), toFile, withPicture, send]);
	const into = (node: string, index: number) => ({ node, type: 'main', index });
	return {
		...workflow,
		nodes: [...workflow.nodes, { id: 'people', position: [220, 220], ...list }],
		connections: {
			...workflow.connections,
			[start.name]: { main: [[into('Items', 0), into(list.name, 0)]] },
			[toFile.name]: { main: [[into(withPicture.name, 1)]] },
			[list.name]: { main: [[into(withPicture.name, 0)]] },
		},
	};
}

it('sends one picture to fifty people with one upload, in order, each paired with its person', async () => {
	const { live, sandbox } = stage();
	const run = await live.run(campaign());

	expect(run.status).toBe('success');
	expect(sandbox.uploads.map(seen)).toEqual([asUploaded(header)]);
	const [upload] = sandbox.uploads;
	expect(sandbox.messages).toMatchObject(
		people.map(({ phone, firstName }) => ({
			to: phone,
			from: '775966265503012',
			body: {
				templateName: 'christmas_promo_23',
				imageUrl: upload?.publicMediaUrl,
				mapping: [{ schemaPropertyName: '1', schemaPropertyValue: firstName }],
			},
		})),
	);
	expect(sandbox.messages).toHaveLength(50);
	expect(run.nodes.Send?.[0]?.outputs[0]).toMatchObject(
		people.map(({ phone }, item) => ({
			json: {
				recipient: phone,
				whatsappMessageId: sandbox.messages[item]?.whatsappMessageId,
				publicMediaUrl: upload?.publicMediaUrl,
			},
			pairedItem: { item },
		})),
	);
});
