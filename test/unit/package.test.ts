/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import packageJson from '../../package.json';

const root = join(__dirname, '..', '..');
const text = (path: string) => readFileSync(join(root, path), 'utf8');

/** The source file of a path in the `n8n` section, which `npm run build` makes. */
const sourceOf = (built: string) => built.replace(/^dist\//, '').replace(/\.js$/, '.ts');

const sourcesNamed = (folder: string, ending: string) =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith(ending))
		.map((path) => join(folder, path).replaceAll('\\', '/'))
		.sort();

function packedPaths(): string[] {
	const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
		cwd: root,
		encoding: 'utf8',
		shell: process.platform === 'win32',
	});
	return [...stdout.matchAll(/"path": "(.+?)"/g)].map(([, path]) => String(path));
}

describe('package.json', () => {
	it('asks n8n to install nothing', () => {
		const names = Object.keys(packageJson);
		const forbidden = ['dependencies', 'optionalDependencies', 'bundleDependencies', 'overrides'];
		expect(names.filter((name) => forbidden.includes(name))).toEqual([]);
	});

	it("uses the host's n8n-workflow, whichever version that is", () => {
		expect(packageJson.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});

	it('has no script that npm would run at install', () => {
		const forbidden = ['prepare', 'preinstall', 'install', 'postinstall', 'prepublish'];
		expect(Object.keys(packageJson.scripts).filter((name) => forbidden.includes(name))).toEqual([]);
	});

	it("has the scripts of n8n's own tool that its guidelines name", () => {
		expect(packageJson.scripts).toMatchObject({
			dev: expect.stringContaining('n8n-node dev'),
			release: 'n8n-node release',
			prepublishOnly: 'n8n-node prerelease',
			lint: expect.stringContaining('n8n-node lint'),
		});
	});

	it("lints by n8n's own rules, which must stay as its template has them", () => {
		const template = 'node_modules/@n8n/node-cli/dist/template/templates/shared/default';
		expect(text('eslint.config.mjs')).toBe(text(`${template}/eslint.config.mjs`));
	});

	it('lists every node and every credential there is in source', () => {
		expect(packageJson.n8n.nodes.map(sourceOf).sort()).toEqual(sourcesNamed('nodes', '.node.ts'));
		expect(packageJson.n8n.credentials.map(sourceOf).sort()).toEqual(
			sourcesNamed('credentials', '.credentials.ts'),
		);
	});
});

describe('the release', () => {
	const workflows = ['ci', 'publish'].map((name) => text(`.github/workflows/${name}.yml`));
	const [, publish = ''] = workflows;

	it('runs no action that its author can change afterwards', () => {
		const uses = workflows.flatMap((workflow) => workflow.match(/uses: .*/g) ?? []);
		expect(uses.length).toBeGreaterThan(5);
		for (const action of uses) expect(action).toMatch(/@[0-9a-f]{40} # v/);
	});

	it("publishes with provenance, by n8n's own tool, what the tests have passed", () => {
		const tests = ['npm test', 'npm run test:e2e', 'npm run scan'];
		for (const command of tests) expect(publish).toContain(`- run: ${command}\n`);
		expect(publish).toContain('needs: test');
		expect(publish).toContain('id-token: write');
		expect(publish).toContain('diff -r fresh/package tested/package');
		expect(publish).toContain('npm run release');
	});

	it('has its changes in the changelog', () => {
		expect(text('CHANGELOG.md')).toContain(`## [${packageJson.version}]`);
	});
});

describe('the packed package', () => {
	it('holds only what the build makes, the entry point and the papers', () => {
		const papers = /^(package\.json|index\.js|README\.md|LICENSE)$/;
		const built = /^dist\/(nodes|credentials|icons)\//;
		const paths = packedPaths();
		expect(paths).toEqual(expect.arrayContaining(['package.json', 'index.js', 'LICENSE']));
		expect(paths.filter((path) => !papers.test(path) && !built.test(path))).toEqual([]);
	});

	it('is built from nodes/ and credentials/ alone', () => {
		const config = ts.readConfigFile(join(root, 'tsconfig.build.json'), ts.sys.readFile);
		const { fileNames } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
		const relative = fileNames.map((name) => name.slice(root.length + 1)).sort();
		expect(relative).toEqual(
			[...sourcesNamed('nodes', '.ts'), ...sourcesNamed('credentials', '.ts')].sort(),
		);
	});

	it('has an entry point that does nothing: n8n loads the files of the n8n section', () => {
		expect(text(packageJson.main)).toBe('module.exports = {};\n');
	});
});

describe('what n8n shows of the package', () => {
	it('has an icon for light and another for dark', () => {
		const light = text('icons/chakra.svg');
		const dark = text('icons/chakra.dark.svg');
		expect(light).toMatch(/^<svg [^>]*viewBox="0 0 60 60"/);
		expect(dark).toMatch(/^<svg [^>]*viewBox="0 0 60 60"/);
		expect(dark).not.toBe(light);
	});

	it.each(packageJson.n8n.nodes)('describes %s for the node panel under its own name', (path) => {
		const codex: unknown = JSON.parse(text(sourceOf(path).replace(/\.ts$/, '.json')));
		const name = path.replace(
			/^.*\/(.)(.*)\.node\.js$/,
			(_, first: string, rest: string) => `${packageJson.name}.${first.toLowerCase()}${rest}`,
		);
		expect(codex).toMatchObject({
			node: name,
			alias: expect.arrayContaining(['chakra', 'chakrahq', 'whatsapp']),
		});
	});
});
