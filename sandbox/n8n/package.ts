/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { withLock } from './lock';
import { run } from './process';
import { silence, withProgress, type Say } from './progress';

const root = resolve(__dirname, '../..');
const inputs = ['nodes', 'credentials', 'icons', 'package.json', 'package-lock.json', 'index.js'];
const buildInputs = [...inputs, 'gulpfile.js', 'tsconfig.json', 'tsconfig.build.json', 'README.md'];

async function filesUnder(path: string): Promise<string[]> {
	const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined);
	if (!entries) return existsSync(path) ? [path] : [];
	const nested = entries
		.sort((a, b) => (a.name < b.name ? -1 : 1))
		.map(async (entry) => await filesUnder(join(path, entry.name)));
	return (await Promise.all(nested)).flat();
}

async function sourceHash(): Promise<string> {
	const hash = createHash('sha256');
	const files = await Promise.all(
		buildInputs.map(async (name) => await filesUnder(join(root, name))),
	);
	for (const file of files.flat()) hash.update(file).update(await readFile(file));
	return hash.digest('hex').slice(0, 16);
}

async function pack(folder: string): Promise<void> {
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder);
	const log = `${folder}.log`;
	await rm(log, { force: true });
	for (const args of [
		['run', 'build'],
		['pack', '--pack-destination', folder],
	]) {
		await run({ file: 'npm', args, cwd: root, env: process.env, log });
	}
}

/**
 * Builds and packs this package as it would be published: once for each state of its sources, also across
 * processes, so that ten test files build it once.
 * @returns the path of the tarball, below `.tmp/` of the checkout
 */
export async function packTarball(say: Say = silence): Promise<string> {
	const folder = join(root, '.tmp', 'package');
	await mkdir(folder, { recursive: true });
	return await withLock(
		join(folder, 'pack.lock'),
		() => {},
		async () => {
			const tarball = join(folder, `${await sourceHash()}.tgz`);
			if (existsSync(tarball)) return tarball;
			const fresh = join(folder, 'fresh');
			await withProgress(say, 'Building and packing this package', async () => await pack(fresh));
			const [packed] = await readdir(fresh);
			if (!packed) throw new Error(`npm pack left no tarball in ${fresh}`);
			await rename(join(fresh, packed), tarball);
			return tarball;
		},
	);
}

function manifestOf(text: string): { name: string; version: string } {
	const manifest: unknown = JSON.parse(text);
	if (typeof manifest === 'object' && manifest && 'name' in manifest && 'version' in manifest) {
		const { name, version } = manifest;
		if (typeof name === 'string' && typeof version === 'string') return { name, version };
	}
	throw new Error('The package.json in the tarball has no name or no version');
}

/**
 * Puts the package into an n8n user folder the way n8n's own installer leaves it:
 * unpacked below `<folder>/.n8n/nodes/node_modules` and listed in the package.json there.
 * @param folder what n8n gets as `N8N_USER_FOLDER`
 */
export async function prepareUserFolder(folder: string, tarball: string): Promise<void> {
	const nodes = join(folder, '.n8n', 'nodes');
	const unpacked = join(nodes, 'unpacked');
	await mkdir(unpacked, { recursive: true });
	const log = join(folder, 'unpack.log');
	await run({ file: 'tar', args: ['-xzf', tarball, '-C', unpacked], env: process.env, log });
	const { name, version } = manifestOf(
		await readFile(join(unpacked, 'package/package.json'), 'utf8'),
	);
	const target = join(nodes, 'node_modules', name);
	await rm(target, { recursive: true, force: true });
	await mkdir(join(nodes, 'node_modules'), { recursive: true });
	await rename(join(unpacked, 'package'), target);
	await rm(unpacked, { recursive: true });
	const listed = { name: 'installed-nodes', private: true, dependencies: { [name]: version } };
	await writeFile(join(nodes, 'package.json'), JSON.stringify(listed));
}
