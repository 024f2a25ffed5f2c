import { exampleFiles, readExample } from '../../sandbox/n8n/example';
import { asRecord } from '../../sandbox/narrow';
import { Editor } from './editor';
import { useSharedN8n } from './useN8n';

const stage = useSharedN8n();
let editor: Editor;

beforeAll(async () => {
	editor = await Editor.open(stage().live.server);
});
afterAll(async () => {
	await editor.close();
});

it.each(exampleFiles)('%s opens on the canvas with all its nodes', async (file) => {
	const example = await readExample(file);
	const { id } = await stage().live.save(example);
	const isSticky = (node: unknown) => asRecord(node).type === 'n8n-nodes-base.stickyNote';
	const names = example.nodes
		.filter((node) => !isSticky(node))
		.map((node) => String(asRecord(node).name));
	await editor.openCanvas(String(id), names);
	expect((await editor.nodesOnCanvas()).sort()).toEqual(names.sort());
	await editor.picture(`examples/${file.replace(/\.json$/, '')}`, editor.part('canvas-wrapper'));
});
