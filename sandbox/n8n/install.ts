/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { withLock } from './lock';
import { run } from './process';
import { withProgress, type Say } from './progress';
import { n8nReleases, n8nVersions, nodeMajor, type N8nVersion } from './versions';

export interface N8nInstall {
	version: N8nVersion;
	folder: string;
	/** The Node that runs this n8n. */
	node: string;
	/** n8n's command-line script, to be run by `node`. */
	script: string;
}

/** What was installed; also the text of the marker that tells a finished install from a half-done one. */
interface Recipe {
	name: string;
	version: string;
	overrides: Record<string, string>;
}

const markerName = 'installed.json';

/** Outside the checkout, so that fresh clones reuse it. `CHAKRA_N8N_CACHE` names another folder. */
function cacheFolder(): string {
	const base = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
	return process.env.CHAKRA_N8N_CACHE ?? join(base, 'n8n-nodes-chakrahq');
}

async function installOnce(
	folder: string,
	recipe: Recipe,
	say: Say,
	build: (log: string) => Promise<void>,
): Promise<void> {
	const marker = join(folder, markerName);
	const wanted = JSON.stringify(recipe);
	const isDone = async () => (await readFile(marker, 'utf8').catch(() => '')) === wanted;
	if (await isDone()) return;
	const onWait = () => say(`${recipe.name} is being installed by another process: waiting for it`);
	await withLock(`${folder}.lock`, onWait, async () => {
		if (await isDone()) return;
		const log = `${folder}.log`;
		await rm(folder, { recursive: true, force: true });
		await rm(log, { force: true });
		await mkdir(folder, { recursive: true });
		const manifest = { private: true, overrides: recipe.overrides };
		await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
		await build(log);
		await writeFile(marker, wanted);
	});
}

const npm = async (folder: string, args: string[], env: NodeJS.ProcessEnv, log: string) =>
	await run({ file: 'npm', args: [...args, '--no-audit', '--no-fund'], cwd: folder, env, log });

/** @returns the folder of that Node, in the cache */
export async function installNode(say: Say, major = nodeMajor): Promise<string> {
	const name = `node-${process.platform}-${process.arch}`;
	const folder = join(cacheFolder(), `node-${major}`);
	const recipe = { name, version: String(major), overrides: {} };
	await installOnce(folder, recipe, say, async (log) => {
		await withProgress(say, `Installing Node ${major} (once, about 10 seconds)`, async () => {
			const args = ['install', `${name}@${major}`, '--ignore-scripts'];
			await npm(folder, args, process.env, log);
		});
	});
	return join(folder, 'node_modules', name);
}

/** How much there is to install for the current n8n, in words; undefined where it is installed. */
export async function whatIsMissing(): Promise<string | undefined> {
	const folder = join(cacheFolder(), `n8n-${n8nVersions.current}`);
	const isInstalled = await readFile(join(folder, markerName), 'utf8').catch(() => '');
	if (isInstalled) return undefined;
	return `The whole n8n ${n8nVersions.current} is installed first, once: 2.7 GB into ${cacheFolder()}, 3 to 8 minutes.`;
}

/**
 * Makes sure that a pinned n8n, and the Node 24 that runs it, are in the cache; installs them where missing.
 * @param say receives progress lines, among them the elapsed time every 15 seconds
 * @throws with the last lines of npm's output when an install does not succeed; nothing half-done is kept
 */
export async function installN8n(version: N8nVersion, say: Say): Promise<N8nInstall> {
	const nodeFolder = await installNode(say);
	const node = join(nodeFolder, 'bin', 'node');
	const folder = join(cacheFolder(), `n8n-${version}`);
	const script = join(folder, 'node_modules', 'n8n', 'bin', 'n8n');
	const env = {
		...process.env,
		PATH: `${join(nodeFolder, 'bin')}${delimiter}${process.env.PATH ?? ''}`,
		npm_config_nodedir: nodeFolder,
	};
	const recipe = { name: 'n8n', version, overrides: n8nReleases[version].overrides };
	await installOnce(folder, recipe, say, async (log) => {
		await withProgress(
			say,
			`Installing n8n ${version} into ${folder} (once, 2.7 GB, 3 to 5 minutes)`,
			async () => await npm(folder, ['install', `n8n@${version}`, '--ignore-scripts'], env, log),
		);
		await withProgress(
			say,
			'Preparing its database driver (once; seconds, or 2 to 3 minutes and a C++ compiler where it must be compiled)',
			async () => await npm(folder, ['rebuild', 'sqlite3', '--ignore-scripts=false'], env, log),
		);
		await run({ file: node, args: [script, '--version'], env, log });
	});
	return { version, folder, node, script };
}
