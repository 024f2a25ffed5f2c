import { chain, items, start, toFile, upload } from '../../sandbox/n8n/workflow';
import { asUploaded, pictures, seen } from './pictures';
import { useLiveN8n } from './useN8n';

const stage = useLiveN8n({ binaryMode: 'database' });

it('uploads files that n8n keeps in its database, in order', async () => {
	const { live, sandbox } = stage();
	const files = pictures(20);
	const run = await live.run(chain([start, items(files), toFile, upload()]));

	expect(run.status).toBe('success');
	const stored = run.nodes.File?.[0]?.outputs[0]?.[0]?.binary?.data;
	expect(stored).toMatchObject({ id: expect.stringMatching(/^database:/) });
	const uploads = run.nodes.Upload?.[0]?.outputs[0] ?? [];
	expect(uploads.map(({ json }) => json.fileName)).toEqual(files.map(({ name }) => name));
	expect(sandbox.uploads.map(seen)).toEqual(expect.arrayContaining(files.map(asUploaded)));
	expect(sandbox.uploads).toHaveLength(20);
});
