/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';

/**
 * Which room may import from which. Imports point one way: what several rooms need stands in a lower one.
 * Two pairs still point both ways: `actions` and `ask`, `ask` and `trigger`.
 */
const mayImport: Record<string, readonly string[]> = {
	json: [],
	files: ['json', 'transport', 'whatsapp'],
	whatsapp: ['files', 'json'],
	transport: ['json', 'whatsapp'],
	account: ['json', 'transport'],
	parameters: ['files', 'json', 'transport', 'whatsapp'],
	inboundMedia: ['account', 'files', 'parameters', 'transport'],
	ask: ['actions', 'json', 'parameters', 'transport', 'trigger', 'whatsapp'],
	actions: [
		'account',
		'ask',
		'files',
		'inboundMedia',
		'json',
		'parameters',
		'transport',
		'whatsapp',
	],
	trigger: ['ask', 'files', 'inboundMedia', 'json', 'parameters', 'transport', 'whatsapp'],
	methods: ['account', 'actions', 'json', 'transport'],
};

const root = join(__dirname, '..', '..', 'nodes', 'Chakra');

const filesOf = () =>
	readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
		(file) => file.endsWith('.ts') && file.includes(sep),
	);

const roomOf = (path: string) => path.split(sep)[0] ?? '';

/** `parameters -> actions`, with the file that does it. */
function importsBetweenRooms(): Array<{ from: string; to: string; file: string }> {
	return filesOf().flatMap((file) =>
		[...readFileSync(join(root, file), 'utf8').matchAll(/from '(\.[^']+)'/g)]
			.map(([, path = '']) => roomOf(normalize(join(dirname(file), path))))
			.filter((to) => to !== roomOf(file))
			.map((to) => ({ from: roomOf(file), to, file })),
	);
}

test('every room is in the table', () => {
	const rooms = new Set(filesOf().map(roomOf));
	expect([...rooms].sort()).toEqual(Object.keys(mayImport).sort());
});

test('no room imports from one above it', () => {
	const imports = importsBetweenRooms();
	expect(imports.length).toBeGreaterThan(100);
	expect(imports.filter(({ from, to }) => !mayImport[from]?.includes(to))).toEqual([]);
});
