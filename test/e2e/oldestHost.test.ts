import { ChatModel } from '../../sandbox/chatModel';
import { n8nVersions, type StoredRun } from '../../sandbox/n8n';
import { exampleCredential, exampleFiles, readExample } from '../../sandbox/n8n/example';
import {
	chain,
	chakra,
	items,
	pictureTemplate,
	sendTemplate,
	sendTool,
	start,
	toFile,
	upload,
} from '../../sandbox/n8n/workflow';
import { asRecords } from '../../sandbox/narrow';
import { agentChain, agentNode, modelNode } from './agentWorkflow';
import { approve, AskStage, decline } from './askStage';
import { Editor } from './editor';
import { everyOperation, expectEveryOperation } from './everyOperation';
import { LiveN8n } from './liveN8n';
import { asUploaded, picture, pictures, seen, served } from './pictures';
import { useN8n } from './useN8n';

const stage = useN8n({ version: n8nVersions.oldest });

const files = pictures(20);
const several = chain([start, items(files), toFile, upload()]);
const same = chain([start, items(Array.from({ length: 12 }, () => picture(1))), toFile, upload()]);
const refused = chain([
	start,
	items(pictures(3)),
	toFile,
	upload({ options: { parallelUploads: 1 } }, { onError: 'continueErrorOutput' }),
]);
const sent = chain([
	start,
	items([picture(1)]),
	toFile,
	sendTemplate({
		...pictureTemplate('Ana'),
		recipient: '15550100001',
		headerMedia: 'binary',
		headerMediaKind: 'image',
		binaryPropertyName: 'data',
	}),
]);

/** A tool of an AI Agent. */
const tool = sendTool('Send', {
	recipient: "={{ $fromAI('recipient') }}",
	text: "={{ $fromAI('text') }}",
});

const outputs = ({ nodes }: StoredRun, branch = 0) => nodes.Upload?.[0]?.outputs[branch] ?? [];

beforeAll(async () => {
	const { n8n, sandbox } = stage();
	const { token: accessToken, url: baseUrl, pluginId } = sandbox;
	await n8n.importCredentials(exampleCredential({ accessToken, baseUrl, pluginId }));
	await n8n.importWorkflow(several, same, refused, sent);
});

it('uploads files that n8n keeps in memory, in order', async () => {
	const { n8n, sandbox } = stage();
	const run = await n8n.execute(several.id);

	expect(run.status).toBe('success');
	expect(run.nodes.File?.[0]?.outputs[0]?.[0]?.binary?.data).toMatchObject({
		data: files[0]?.base64,
	});
	expect(outputs(run).map(({ json }) => json.fileName)).toEqual(files.map(({ name }) => name));
	expect(outputs(run).map(({ pairedItem }) => pairedItem)).toEqual(
		files.map((_, item) => ({ item })),
	);
	expect(sandbox.uploads.map(seen)).toEqual(expect.arrayContaining(files.map(asUploaded)));
	expect(sandbox.uploads).toHaveLength(20);
	const { mimeType, sha256 } = asUploaded(picture(19));
	expect(await served(outputs(run)[19]?.json.publicMediaUrl)).toEqual({ mimeType, sha256 });
});

it('uploads the same bytes once and gives every item the URL', async () => {
	const { n8n, sandbox } = stage();
	const run = await n8n.execute(same.id);

	expect(sandbox.uploads.map(seen)).toEqual([asUploaded(picture(1))]);
	const url = sandbox.uploads[0]?.publicMediaUrl;
	expect(outputs(run).map(({ json }) => json.publicMediaUrl)).toEqual(Array(12).fill(url));
});

it('sends a refused item to the error output and goes on', async () => {
	const { n8n, sandbox } = stage();
	sandbox.inject({ after: 1, status: 413, body: { _errors: ['too big'] } });
	const run = await n8n.execute(refused.id);

	expect(run.status).toBe('success');
	expect(outputs(run).map(({ json }) => json.fileName)).toEqual(['picture-0.png', 'picture-2.png']);
	expect(outputs(run, 1)).toMatchObject([
		{
			json: {
				error: expect.stringMatching(/larger than ChakraHQ takes.*HTTP 413.*\[item 1\]/),
				message: expect.stringContaining('Make the file smaller'),
				httpStatus: 413,
			},
			pairedItem: { item: 1 },
		},
	]);
});

it('sends a template with the picture in its header', async () => {
	const { n8n, sandbox } = stage();
	const run = await n8n.execute(sent.id);

	expect(run.status).toBe('success');
	expect(sandbox.messages).toMatchObject([
		{
			to: '15550100001',
			body: {
				imageUrl: sandbox.uploads[0]?.publicMediaUrl,
				mapping: [{ schemaPropertyName: '1', schemaPropertyValue: 'Ana' }],
			},
		},
	]);
});

describe('running', () => {
	let live: LiveN8n;
	let asking: AskStage;
	beforeAll(async () => {
		const { n8n, sandbox } = stage();
		live = await LiveN8n.start(n8n, sandbox);
		asking = await AskStage.prepare(live, sandbox);
	});

	it('runs every operation', async () => {
		const { sandbox } = stage();
		expectEveryOperation(await live.run(everyOperation(sandbox)), sandbox);
	});

	it('knows every node of the examples, in its version', async () => {
		const response = await fetch(`${live.server.url}/types/nodes.json`, {
			headers: { cookie: live.server.session.cookie },
		});
		const known = asRecords(await response.json()).flatMap(({ name, version }) =>
			[version].flat().map((one) => `${String(name)} ${String(one)}`),
		);
		for (const file of exampleFiles) {
			const { nodes } = await readExample(file);
			const needed = asRecords(nodes).map(
				(node) => `${String(node.type)} ${String(node.typeVersion)}`,
			);
			expect([file, needed.filter((one) => !known.includes(one))]).toEqual([file, []]);
		}
	});

	it('goes on with the press of a button, and with no forged one', async () => {
		const run = await asking.begun('Does it go on?');
		const forged = await asking.press('Does it go on?', approve, { secret: 'another' });
		expect(forged).toMatchObject({ status: 401 });
		await asking.press('Does it go on?', approve, { from: '15550100002' });
		await asking.waiting(run);
		expect(await asking.press('Does it go on?', decline)).toMatchObject({ status: 200 });
		expect(await asking.answerOf(run)).toMatchObject({ approved: false });
	});

	it('tells an AI Agent of version 3 why its tool refused, and goes on', async () => {
		const calls = [
			{ recipient: 'Ana', text: 'Hello' },
			{ recipient: '15550100001', text: 'Hello' },
		];
		const model = await ChatModel.start((messages, [tool]) => {
			const results = messages.filter(({ role }) => role === 'tool');
			const call = calls[results.length];
			return call
				? { call: tool?.name ?? '', with: call }
				: { say: results.map(({ content }) => content).join(' ') };
		});
		const url = model.baseUrl;
		const credentials = await live.credential('openAiApi', { apiKey: 'made up', url });
		const workflow = agentChain(
			[start, { ...agentNode('Say hello.'), typeVersion: 3 }],
			[
				{ node: modelNode(credentials), kind: 'ai_languageModel', to: 'AI Agent' },
				{ node: tool, kind: 'ai_tool', to: 'AI Agent' },
			],
		);
		const { status, nodes } = await live.run(workflow);
		await model.close();
		expect(status).toBe('success');
		expect(nodes['AI Agent']?.at(-1)?.outputs[0]?.[0]?.json.output).toMatch(
			/Recipient .*Ana.* cannot be used.*wamid/s,
		);
	});

	it('sends no call of an AI Agent of version 2 with the values of another one at the same time', async () => {
		const people = ['15550100001', '15550100002', '15550100003'];
		const model = await ChatModel.start((messages, [tool]) => {
			const { content = '' } = messages.find(({ role }) => role === 'user') ?? {};
			const answer = messages.find(({ role }) => role === 'tool');
			const call = { recipient: content, text: `To ${content}` };
			return answer ? { say: answer.content } : { call: tool?.name ?? '', with: call };
		});
		const url = model.baseUrl;
		const credentials = await live.credential('openAiApi', { apiKey: 'made up', url });
		const agent = agentNode('={{ $json.person }}', { batching: { batchSize: 3 } });
		const workflow = agentChain(
			[start, items(people.map((person) => ({ person }))), { ...agent, typeVersion: 2.2 }],
			[
				{ node: modelNode(credentials), kind: 'ai_languageModel', to: 'AI Agent' },
				{ node: tool, kind: 'ai_tool', to: 'AI Agent' },
			],
		);
		const { nodes } = await live.run(workflow);
		await model.close();
		const { messages } = stage().sandbox;
		const told = JSON.stringify(nodes['AI Agent']?.at(-1)?.outputs[0]?.map(({ json }) => json));
		const refused = told.split('values of another call').length - 1;
		expect([messages.length + refused, refused > 0]).toEqual([3, true]);
		for (const { to, body } of messages) expect(body).toMatchObject({ text: { body: `To ${to}` } });
	});

	it('has lists in its editor, and a field for each variable and attribute of what is chosen', async () => {
		const message = chakra('Send', { resource: 'templateMessage', operation: 'send' });
		const lead = chakra('Create', { resource: 'process', operation: 'create' });
		const { id } = await live.save(chain([start, message, lead]));
		const editor = await Editor.open(live.server);
		try {
			await editor.openNode(String(id), message.name);
			await editor.choose('sender', 'Example Shop');
			await editor.choose('template', 'christmas_promo_23');
			await editor.page.getByText('e.g. John').first().waitFor();
			await editor.openNode(String(id), lead.name);
			await editor.choose('procedure', 'Lead (lead)');
			await editor.page.getByText('Lead ID').first().waitFor();
		} finally {
			await editor.close();
		}
	});
});
