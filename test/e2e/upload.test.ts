import type { RunItem, StoredRun } from '../../sandbox/n8n';
import { chain, items, start, toFile, upload, webhook } from '../../sandbox/n8n/workflow';
import { asUploaded, picture, pictures, seen, served } from './pictures';
import { until } from './until';
import { useSharedN8n } from './useN8n';

const stage = useSharedN8n();

const outputs = ({ nodes }: StoredRun, branch = 0): RunItem[] =>
	nodes.Upload?.[0]?.outputs[branch] ?? [];
const urls = (list: RunItem[]) => list.map(({ json }) => json.publicMediaUrl);

it('uploads a hundred files in one run and keeps their order', async () => {
	const { live, sandbox } = stage();
	const files = pictures(100);
	const run = await live.run(chain([start, items(files), toFile, upload()]));

	expect(run.status).toBe('success');
	expect(run.nodes.File?.[0]?.outputs[0]?.[0]?.binary?.data).toMatchObject({
		id: expect.stringMatching(/^filesystem/),
	});
	expect(outputs(run)).toMatchObject(
		files.map((file, item) => {
			const { fileName, mimeType, size } = asUploaded(file);
			const json = { fileName, mimeType, mediaType: 'image', fileSize: size, binaryField: 'data' };
			return { json, pairedItem: { item } };
		}),
	);
	const uploadAt = new Map(sandbox.uploads.map((one) => [one.publicMediaUrl, seen(one)]));
	expect(urls(outputs(run)).map((url) => uploadAt.get(String(url)))).toEqual(files.map(asUploaded));
	expect(uploadAt.size).toBe(100);
});

it.each(['data', '_files.data', "={{ $('File').item._files.data }}"])(
	"finds the files in n8n's combined binary mode by %s",
	async (binaryPropertyName) => {
		const { live, sandbox } = stage();
		const files = pictures(3);
		const nodes = [start, items(files), toFile, upload({ binaryPropertyName })];
		const run = await live.run(chain(nodes, { binaryMode: 'combined' }));

		expect(run.status).toBe('success');
		expect(run.nodes.File?.[0]?.outputs[0]?.[0]?.binary).toBeUndefined();
		expect(outputs(run).map(({ json }) => json.fileName)).toEqual(files.map(({ name }) => name));
		expect(sandbox.uploads.map(seen)).toEqual(expect.arrayContaining(files.map(asUploaded)));
	},
);

describe('with one item that ChakraHQ refuses', () => {
	const files = pictures(4);
	const settings = { options: { parallelUploads: 1 } };
	const error = expect.stringMatching(/type of file.*HTTP 415.*no such thing.*\[item 2\]/);
	const remedy = expect.stringContaining('set the right MIME Type');
	const refuseTheThird = () =>
		stage().sandbox.inject({ after: 2, status: 415, body: { _errors: ['no such thing'] } });

	it('goes on with the others when it continues on error', async () => {
		refuseTheThird();
		const node = upload(settings, { onError: 'continueRegularOutput' });
		const run = await stage().live.run(chain([start, items(files), toFile, node]));

		expect(run.status).toBe('success');
		expect(outputs(run)).toMatchObject([
			{ json: { fileName: 'picture-0.png' }, pairedItem: { item: 0 } },
			{ json: { fileName: 'picture-1.png' }, pairedItem: { item: 1 } },
			{
				json: { error, remedy, httpStatus: 415, apiMessage: expect.stringContaining('no such') },
				pairedItem: { item: 2 },
			},
			{ json: { fileName: 'picture-3.png' }, pairedItem: { item: 3 } },
		]);
	});

	it('sends that item to the error output', async () => {
		refuseTheThird();
		const node = upload(settings, { onError: 'continueErrorOutput' });
		const run = await stage().live.run(chain([start, items(files), toFile, node]));

		expect(run.status).toBe('success');
		expect(outputs(run, 0).map(({ json }) => json.fileName)).toEqual([
			'picture-0.png',
			'picture-1.png',
			'picture-3.png',
		]);
		expect(outputs(run, 1)).toMatchObject([
			{ json: { error, message: remedy, remedy, httpStatus: 415 }, pairedItem: { item: 2 } },
		]);
	});

	it('stops there, says what was done, and uploads no further item', async () => {
		refuseTheThird();
		const run = await stage().live.run(chain([start, items(files), toFile, upload(settings)]));

		expect(run.status).toBe('error');
		expect(run.nodes.Upload?.[0]?.error).toMatchObject({
			message: error,
			description: expect.stringMatching(/MIME Type.*2 items/),
			httpCode: '415',
		});
		expect(stage().sandbox.uploads).toHaveLength(2);
	});
});

it('takes a file that an expression gives, from a real form sent to a webhook', async () => {
	const { live, sandbox } = stage();
	const fromForm = upload({ binaryPropertyName: "={{ $('Webhook').item.binary.photo }}" });
	const workflowId = await live.publish(chain([webhook('photos'), fromForm]));

	const sent = picture(7);
	const answer = await live.callWebhook('photos', () => {
		const bytes = Buffer.from(sent.base64, 'base64');
		const form = new FormData();
		form.append('album', 'Holidays');
		form.append('photo', new File([bytes], sent.name, { type: sent.type }));
		return form;
	});

	expect(answer.status).toBe(200);
	const [item] = outputs(await live.lastRun(workflowId));
	expect(await answer.json()).toEqual(item?.json);
	expect(sandbox.uploads.map(seen)).toEqual([asUploaded(sent)]);
	const { mimeType, sha256 } = asUploaded(sent);
	expect(await served(item?.json.publicMediaUrl)).toEqual({ mimeType, sha256 });
});

it('ends its uploads when the run is stopped', async () => {
	const { live, sandbox } = stage();
	sandbox.inject({ neverAnswer: true, times: 50 });
	const node = upload({ options: { parallelUploads: 2 } });
	const begun = await live.begin(chain([start, items(pictures(20)), toFile, node]));
	await until(() => sandbox.requests.length === 2);

	await live.stop(begun);
	expect((await live.ended(begun)).status).toBe('canceled');
	await until(() => sandbox.requests.every(({ remoteClosed }) => remoteClosed));
	expect(sandbox.requests).toHaveLength(2);
});
