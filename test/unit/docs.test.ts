/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import type { INodeProperties } from 'n8n-workflow';
import { ChakraApi } from '../../credentials/ChakraApi.credentials';
import { DEFAULT_BASE_URL } from '../../nodes/Chakra/transport/baseUrl';
import { n8nVersions } from '../../sandbox/n8n/versions';
import { allPages, PAGES_FOLDER } from '../../scripts/docs/pages';
import { parameterTable } from '../../scripts/docs/parameters';

const root = join(__dirname, '..', '..');
const nameOf = (file: string) => relative(root, file);

const pages = allPages();

test.each(pages.map((page) => ({ ...page, name: nameOf(page.file) })))(
	'$name is what `npm run docs` makes',
	({ file, text }) => {
		expect(readFileSync(file, 'utf8')).toBe(text);
	},
);

test('docs/operations holds nothing that `npm run docs` does not make', () => {
	const made = pages.map(({ file }) => file).filter((file) => dirname(file) === PAGES_FOLDER);
	expect(readdirSync(PAGES_FOLDER).sort()).toEqual(made.map((file) => basename(file)).sort());
});

test.each([
	['validateOnly', 'off until it is added'],
	['includeInputFields', 'off until it is added'],
	['isDeleted', 'off until it is added'],
	['reuseUploads', 'on'],
	['outputSkippedItems', 'on'],
])('the pages tell what holds where nobody added the option %s: %s', (name, held) => {
	const field: INodeProperties = { displayName: 'X', name, type: 'boolean', default: true };
	const options: INodeProperties = {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		default: {},
		options: [field],
	};
	expect(parameterTable([options]).join('\n')).toContain(
		`| Options > **X** | on or off | ${held} |`,
	);
});

test('the example in CONTRIBUTING.md is the code of the operation and of its test', () => {
	const [operation = '', itsTest = ''] = [
		...readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').matchAll(/```ts\n([\s\S]*?)```/g),
	].map(([, code = '']) => code);
	const source = readFileSync(join(root, 'nodes/Chakra/actions/user/get.operation.ts'), 'utf8');
	const words = '\t\t\texplanations: () => noSuchUser(id),\n';
	expect(source.replace(words, '')).toContain(operation);
	const tests = readFileSync(join(root, 'test/engine/user/user.test.ts'), 'utf8');
	expect(tests).toContain(itsTest);
	expect(operation.split('\n').length).toBeGreaterThan(10);
});

/** The Markdown pages for readers. */
const papers = ['.', 'docs', 'docs/operations', 'examples', 'bench', '.github'].flatMap((folder) =>
	existsSync(join(root, folder))
		? readdirSync(join(root, folder))
				.filter((file) => file.endsWith('.md'))
				.map((file) => join(folder, file))
		: [],
);

const withoutCode = (text: string) => text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');

/** The anchors that GitHub gives to the headings of a page. */
function anchorsOf(path: string): Set<string> {
	const text = readFileSync(path, 'utf8').replace(/```[\s\S]*?```/g, '');
	const seen = new Map<string, number>();
	const anchors = [...text.matchAll(/^#{1,6} +(.+)$/gm)].map(([, heading = '']) => {
		const plain = heading
			.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\s_-]/gu, '')
			.trim()
			.replace(/\s/g, '-');
		const count = seen.get(plain) ?? 0;
		seen.set(plain, count + 1);
		return count === 0 ? plain : `${plain}-${count}`;
	});
	return new Set(anchors);
}

function linksOf(paper: string): string[] {
	const text = withoutCode(readFileSync(join(root, paper), 'utf8'));
	const inText = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
	const inHtml = [...text.matchAll(/(?:src|srcset|href)="([^"]+)"/g)].map(
		([, target = '']) => target,
	);
	return [...inText, ...inHtml].filter((target) => !/^(?:https?|mailto):/.test(target));
}

/** Why a link is broken; undefined where it is not. */
function brokenBecause(paper: string, link: string): string | undefined {
	const [path = '', anchor] = link.split('#');
	const target = path === '' ? join(root, paper) : join(root, dirname(paper), path);
	if (!existsSync(target)) return `${paper}: ${link} is not there`;
	if (anchor === undefined || !target.endsWith('.md')) return undefined;
	return anchorsOf(target).has(anchor) ? undefined : `${paper}: ${link} has no such heading`;
}

test.each(papers)('every link of %s leads to a file and a heading that are there', (paper) => {
	expect(linksOf(paper).flatMap((link) => brokenBecause(paper, link) ?? [])).toEqual([]);
});

test('every picture in docs/images is shown or linked by a page', () => {
	const folder = join(root, 'docs', 'images');
	const pictures = readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => /\.(?:png|svg)$/.test(name))
		.map((name) => join(folder, name));
	const linked = papers.flatMap((paper) =>
		linksOf(paper).map((link) => join(root, dirname(paper), link)),
	);
	expect(pictures.filter((picture) => !linked.includes(picture)).map(nameOf)).toEqual([]);
});

test('there are links to check', () => {
	expect(papers.flatMap(linksOf).length).toBeGreaterThan(60);
});

describe('docs/http-request-node.md', () => {
	const text = readFileSync(join(root, 'docs', 'http-request-node.md'), 'utf8');
	const [, block = ''] = /```json\n([\s\S]*?)```/.exec(text) ?? [];
	const credential = new ChakraApi();

	test('has a node to paste that calls ChakraHQ with the credential of this package', () => {
		expect(JSON.parse(block)).toMatchObject({
			nodes: [
				{
					type: 'n8n-nodes-base.httpRequest',
					parameters: {
						url: expect.stringMatching(`^${DEFAULT_BASE_URL}/`),
						authentication: 'predefinedCredentialType',
						nodeCredentialType: credential.name,
					},
				},
			],
		});
	});

	test("names the credential as n8n's list does, and calls no host but ChakraHQ's", () => {
		expect(text).toContain(`*${credential.displayName}*`);
		const addresses = text.match(/https:\/\/[^/\s`")]+/g) ?? [];
		expect([...new Set(addresses)].sort()).toEqual([
			DEFAULT_BASE_URL,
			'https://apidocs.chakrahq.com',
		]);
	});

	test('tries the credential by the call that its own test makes', () => {
		expect(text).toContain(`\`${DEFAULT_BASE_URL}${String(credential.test.request.url)}\``);
	});

	test.each(['README.md', 'docs/coverage.md'])('is linked from %s', (paper) => {
		expect(linksOf(paper).some((link) => link.endsWith('http-request-node.md'))).toBe(true);
	});
});

test('what docs/errors.md says that a message says stands in the code', () => {
	const nodes = join(root, 'nodes');
	const code = readdirSync(nodes, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => readFileSync(join(nodes, name), 'utf8'))
		.join('\n');
	const rows = readFileSync(join(root, 'docs', 'errors.md'), 'utf8').matchAll(/^\| (.+?) \|/gm);
	const messages = [...rows].map(([, message = '']) => message);
	const parts = messages.slice(1).flatMap((message) =>
		message
			.replace(/ ?\(\d+\)/g, '')
			.split(/ \/ |…/)
			.map((part) => part.replace(/^[" ]+|[" ]+$/g, '')),
	);
	// What stands between backticks are the system's words.
	const ours = parts.filter((part) => !part.includes('`'));
	expect(ours.length).toBeGreaterThan(20);
	expect(ours.filter((part) => !code.includes(part))).toEqual([]);
});

describe('README.md', () => {
	const text = readFileSync(join(root, 'README.md'), 'utf8');
	const lines = text.trimEnd().split('\n');
	const isTable = (line: string) => line.startsWith('|');
	const isPicture = (line: string) => line.startsWith('![');

	test('has under 180 lines', () => {
		expect(lines.length).toBeLessThan(180);
	});

	test('has no line of prose over 160 characters', () => {
		const prose = lines.filter((line) => !isTable(line) && !isPicture(line));
		expect(prose.filter((line) => line.length > 160)).toEqual([]);
	});

	test.each(Object.values(n8nVersions))('names n8n %s among the tested ones', (version) => {
		expect(lines.some((line) => line.startsWith(`| ${version} |`))).toBe(true);
	});

	test('links the page of every resource', () => {
		const resourcePages = pages
			.map(({ file }) => nameOf(file))
			.filter((name) => name.includes('operations/'));
		expect(resourcePages.length).toBeGreaterThan(12);
		expect(resourcePages.filter((name) => !text.includes(`](${name}`))).toEqual([]);
	});

	test('names a test for each promise', () => {
		const [, section = ''] = text.split('## What it promises');
		const promises = section.split('\n').filter((line) => line.startsWith('| **'));
		expect(promises.length).toBeGreaterThan(5);
		expect(promises.filter((line) => !/\]\(test\/[^)]+\.test\.ts\) \|$/.test(line))).toEqual([]);
	});
});

/** What n8n's Docs links open: of each node, and of the credential. */
const docsLinks = [
	...['Chakra', 'ChakraTrigger'].flatMap((name) => {
		const codex = readFileSync(join(root, `nodes/Chakra/${name}.node.json`), 'utf8');
		return Array.from(codex.matchAll(/"url": "([^"]+)"/g), ([, url = '']) => [name, url]);
	}),
	['the credential', new ChakraApi().documentationUrl],
];

test.each(docsLinks)('the Docs link of %s opens a heading or page that is there: %s', (_, url) => {
	const repository = 'https://github.com/n8n-nodes-chakrahq/n8n-nodes-chakrahq';
	expect(url.startsWith(repository)).toBe(true);
	const [, path = 'README.md', anchor] =
		/^(?:\/blob\/main\/([^#]+))?(?:#(.+))?$/.exec(url.slice(repository.length)) ?? [];
	expect(existsSync(join(root, path))).toBe(true);
	if (anchor !== undefined) expect([...anchorsOf(join(root, path))]).toContain(anchor);
	expect(path !== 'README.md' || anchor !== undefined).toBe(true);
});
