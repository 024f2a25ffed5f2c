/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { exampleCredential, readExample } from '../../../sandbox/n8n/example';
import { asNumber, asRecord } from '../../../sandbox/narrow';

const examples = readdirSync(resolve(__dirname, '../../../examples')).filter((name) =>
	name.endsWith('.json'),
);
const credential = exampleCredential({ accessToken: '', baseUrl: '', pluginId: '' });

test.each(examples)('%s has an id that n8n takes, and explains itself in a note', async (file) => {
	const { id, nodes } = await readExample(file);
	expect(id.length).toBeLessThanOrEqual(21);
	expect(nodes).toContainEqual(expect.objectContaining({ type: 'n8n-nodes-base.stickyNote' }));
});

test.each(examples)('%s names the one example credential wherever it needs one', async (file) => {
	const { nodes } = await readExample(file);
	const text = JSON.stringify(nodes);
	const { id, name } = credential;
	const named = text.split(JSON.stringify({ chakraApi: { id, name } })).length - 1;
	expect(named).toBeGreaterThan(0);
	expect(text.split('"chakraApi"').length - 1).toBe(named);
});

/** A node as the editor draws it, with the name below it. */
function placeOf(node: unknown) {
	const { name, type, position, parameters } = asRecord(node);
	const { width, height } = asRecord(parameters);
	const isNote = type === 'n8n-nodes-base.stickyNote';
	const [left = NaN, top = NaN] = Array.isArray(position) ? position.map(Number) : [];
	const right = left + (isNote ? (asNumber(width) ?? NaN) : 100);
	const bottom = top + (isNote ? (asNumber(height) ?? NaN) : 150);
	return { name, left, right, top, bottom };
}

type Place = ReturnType<typeof placeOf>;
const isBeside = (one: Place, other: Place) => one.right < other.left || one.bottom < other.top;

test.each(examples)('%s has nothing lying over anything else', async (file) => {
	const { nodes } = await readExample(file);
	const places = nodes.map(placeOf);
	const overlaps = places.flatMap((one, i) =>
		places
			.slice(i + 1)
			.filter((other) => !isBeside(one, other) && !isBeside(other, one))
			.map((other) => [one.name, other.name]),
	);
	expect(overlaps).toEqual([]);
});

test('a setting is filled in where it stands, and nothing else changes', async () => {
	const file = 'upload-file-from-disk.json';
	const untouched = JSON.stringify(await readExample(file));
	const filled = JSON.stringify(await readExample(file, { filePath: '/tmp/mine.png' }));
	expect(filled).toBe(
		untouched.replace('/home/node/.n8n-files/picture.png","type', '/tmp/mine.png","type'),
	);
});

test('a setting that an example does not have is refused by name', async () => {
	await expect(readExample('upload-file-from-disk.json', { recipient: '1' })).rejects.toThrow(
		'examples/upload-file-from-disk.json has no setting recipient',
	);
});
