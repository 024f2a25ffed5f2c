/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';

/**
 * Which room may import from which, the lowest room first. A room imports only from rooms above it in this table, so
 * no two rooms can depend on each other.
 */
const mayImport: Record<string, readonly string[]> = {
	json: [],
	whatsapp: ['json'],
	transport: ['json', 'whatsapp'],
	files: ['json', 'transport', 'whatsapp'],
	account: ['json', 'transport'],
	parameters: ['account', 'json', 'transport', 'whatsapp'],
	inboundMedia: ['account', 'files', 'json', 'parameters', 'transport', 'whatsapp'],
	events: ['json', 'transport', 'whatsapp'],
	ask: ['account', 'events', 'json', 'transport', 'whatsapp'],
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
	trigger: ['ask', 'events', 'inboundMedia', 'json', 'parameters', 'transport', 'whatsapp'],
};

const project = join(__dirname, '..', '..');
const root = join(project, 'nodes', 'Chakra');

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

test('the table has no circle', () => {
	const rooms = Object.keys(mayImport);
	const upward = Object.entries(mayImport).flatMap(([room, others]) =>
		others.filter((other) => rooms.indexOf(other) >= rooms.indexOf(room)),
	);
	expect(upward).toEqual([]);
});

test('each room imports only from rooms that the table allows', () => {
	const imports = importsBetweenRooms();
	expect(imports.length).toBeGreaterThan(100);
	expect(imports.filter(({ from, to }) => !mayImport[from]?.includes(to))).toEqual([]);
});

test('the table allows no import that does not exist', () => {
	const used = new Set(importsBetweenRooms().map(({ from, to }) => `${from} -> ${to}`));
	const allowed = Object.entries(mayImport).flatMap(([room, others]) =>
		others.map((other) => `${room} -> ${other}`),
	);
	expect(allowed.filter((pair) => !used.has(pair))).toEqual([]);
});

test('no files import each other in a circle', () => {
	const imports = importsBetweenFiles();
	expect(imports.size).toBeGreaterThan(200);
	expect(circlesIn(imports)).toEqual([]);
});

/** The files of the package and its sandbox, each with the files that it imports. */
function importsBetweenFiles(): Map<string, string[]> {
	const files = ['credentials', 'nodes', 'sandbox'].flatMap((folder) =>
		readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.ts'))
			.map((file) => join(folder, file)),
	);
	return new Map(
		files.map((file) => {
			const text = readFileSync(join(project, file), 'utf8');
			const paths = [...text.matchAll(/from '(\.[^']*)'/g)].map(([, path = '']) =>
				normalize(join(dirname(file), path)),
			);
			const imported = paths.flatMap((path) =>
				[`${path}.ts`, join(path, 'index.ts')].filter((one) => files.includes(one)),
			);
			return [file, imported];
		}),
	);
}

/** Removes files that import none of the others until none is left to remove. The rest import each other in circles. */
function circlesIn(imports: Map<string, string[]>): string[] {
	const left = new Map(imports);
	for (let before = -1; before !== left.size;) {
		before = left.size;
		for (const [file, imported] of left) {
			if (!imported.some((other) => left.has(other))) left.delete(file);
		}
	}
	return [...left.keys()];
}
