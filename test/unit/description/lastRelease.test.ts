/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- development code: runs in Node, never in n8n */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brokenPromises } from './brokenPromises';

const project = join(__dirname, '..', '..', '..');
const SNAPSHOT = 'test/unit/description/__snapshots__/promises.test.ts.snap';
const present = readFileSync(join(project, SNAPSHOT), 'utf8');

function git(...args: string[]): string | null {
	try {
		// In a container, the project may belong to another user than the one who runs the tests.
		const all = ['-c', 'safe.directory=*', ...args];
		return execFileSync('git', all, { cwd: project, encoding: 'utf8', stdio: 'pipe' });
	} catch {
		return null;
	}
}

/** The snapshot as the last release had it; null where there is no release yet. */
function snapshotOfLastRelease(): string | null {
	const tag = git('describe', '--tags', '--abbrev=0', '--match', '[0-9]*', 'HEAD^')?.trim();
	return tag === undefined ? null : git('show', `${tag}:${SNAPSHOT}`);
}

test('every promise of the last release is kept', () => {
	expect(brokenPromises(snapshotOfLastRelease() ?? '', present)).toEqual([]);
});

describe('a snapshot is compared line by line', () => {
	const snapshot = (...lines: string[]) =>
		`exports[\`the node chakra keeps its parameters: media.get 1\`] = \`\n[\n${lines.map((line) => `  "${line}",`).join('\n')}\n]\n\`;\n`;
	const kept = [
		'mediaId: string = ""',
		'account: resourceLocator by list or id = {}',
		'kind: options = "a" of "a" "b"',
		'text: string = "", if kind is ["a"]',
		'other: string = "", unless kind is ["a","b"]',
	];
	const without = (line: string, ...others: string[]) =>
		snapshot(...kept.filter((one) => one !== line), ...others);
	const [id = '', account = '', kind = '', text = '', other = ''] = kept;

	test.each([
		['nothing', snapshot(...kept)],
		['a parameter', snapshot('more: boolean = true', ...kept)],
		['a value', without(kind, `${kind} "c"`)],
		[
			'a way to give a locator',
			without(account, 'account: resourceLocator by list or id or url = {}'),
		],
		['a case in which it is shown', without(text, 'text: string = "", if kind is ["a","b"]')],
		[
			'a case less in which it is hidden',
			without(other, 'other: string = "", unless kind is ["a"]'),
		],
		['an operation', snapshot(...kept) + snapshot(...kept).replace('media.get', 'media.post')],
	])('%s may be added', (_, now) => {
		expect(brokenPromises(snapshot(...kept), now)).toEqual([]);
	});

	test.each([
		['a parameter that went', without(id), id],
		['another name', without(id, id.replace('mediaId', 'id')), id],
		['another type', without(id, id.replace('string', 'number')), id],
		['another default', without(kind, kind.replace('= "a', '= "b')), kind],
		['a value that went', without(kind, 'kind: options = "a" of "a"'), kind],
		['a way that went', without(account, 'account: resourceLocator by list = {}'), account],
		['a new condition', without(id, `${id}, if kind is ["a"]`), id],
		['another condition', without(text, text.replace('["a', '["b')), text],
		['one more case in which it is hidden', without(other, other.replace(']', ',"c"]')), other],
		['an operation that went', '', id],
	])('%s breaks a promise', (_, now, line) => {
		const broken = brokenPromises(snapshot(...kept), now);
		expect(broken).toContain(`the node chakra keeps its parameters: media.get 1: "${line}",`);
	});

	test('each line of the current snapshot is compared', () => {
		expect(brokenPromises(present, present)).toEqual([]);
		const promises = present.split('\n').filter((line) => /^ {2}".*",$/.test(line));
		expect(promises.length).toBeGreaterThan(300);
		expect(brokenPromises(present, '').length).toBeGreaterThan(promises.length);
	});
});
