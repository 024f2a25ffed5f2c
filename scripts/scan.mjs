/**
 * n8n's community scan, before publishing: what `npx @n8n/scan-community-package` will say once the package is out.
 * That command reads only published packages and exits 0 even when it fails; its own `analyzePackage` over the same two
 * legs (the source; the packed tarball) gives the same answer now. Exits 1 on any finding, or when it could not look.
 *
 * The scanner brings its own ESLint and TypeScript, so it is installed outside the checkout, once.
 * `CHAKRA_N8N_CACHE` names another folder for that.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const scanner = { name: '@n8n/scan-community-package', version: '0.32.0' };
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const onWindows = process.platform === 'win32';

function run(file, args, cwd) {
	const { status, stdout, stderr, error } = spawnSync(file, args, {
		cwd,
		encoding: 'utf8',
		shell: onWindows && file === 'npm',
	});
	if (status === 0) return;
	const output = `${stdout ?? ''}${stderr ?? ''}`.trim().split('\n').slice(-30).join('\n');
	throw new Error(`"${file} ${args.join(' ')}" ended with ${error ?? status}\n${output}`);
}

function cacheFolder() {
	const base = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
	return process.env.CHAKRA_N8N_CACHE ?? join(base, 'n8n-nodes-chakrahq');
}

/** Installs beside the final place and renames, so that a half-done install is never mistaken for a good one. */
async function installScanner() {
	const folder = join(cacheFolder(), `scan-${scanner.version}`);
	const entry = join(folder, 'node_modules', scanner.name, 'scanner', 'scanner.mjs');
	if (existsSync(entry)) return entry;
	console.log(`Installing ${scanner.name} ${scanner.version} (once, about half a minute)`);
	await mkdir(cacheFolder(), { recursive: true });
	const unfinished = await mkdtemp(`${folder}-`);
	try {
		await writeFile(join(unfinished, 'package.json'), JSON.stringify({ private: true }));
		const spec = `${scanner.name}@${scanner.version}`;
		run('npm', ['install', spec, '--ignore-scripts', '--no-audit', '--no-fund'], unfinished);
		await rm(folder, { recursive: true, force: true });
		await rename(unfinished, folder);
	} finally {
		await rm(unfinished, { recursive: true, force: true });
	}
	return entry;
}

/** The tarball as npm would publish it, unpacked. */
async function pack(folder) {
	run('npm', ['run', 'build'], root);
	run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], root);
	const [tarball] = await readdir(folder);
	run('tar', ['-xzf', tarball], folder);
	return join(folder, 'package');
}

/** A package that the scan has to refuse: one that passes it shows that the scan does not look. */
async function writeCanary(folder) {
	const code = "import { readFileSync } from 'fs';\nsetTimeout(() => readFileSync('x'), 1);\n";
	await mkdir(join(folder, 'nodes'), { recursive: true });
	await writeFile(join(folder, 'package.json'), JSON.stringify({ dependencies: { axios: '*' } }));
	await writeFile(join(folder, 'nodes', 'Canary.node.ts'), code);
	await writeFile(join(folder, 'nodes', 'Canary.node.js'), code);
	return folder;
}

/** What the canary breaks, in code and in package.json. */
const canaryRules = ['no-restricted-imports', 'no-restricted-globals', 'no-runtime-dependencies'];

async function scan(workFolder) {
	const { analyzePackage, SOURCE_FILE_PATTERNS } = await import(
		pathToFileURL(await installScanner()).href
	);
	const canary = await writeCanary(join(workFolder, 'canary'));
	await mkdir(join(workFolder, 'tarball'));
	console.log('Building and packing');
	const legs = [
		['source', root, SOURCE_FILE_PATTERNS],
		['packed tarball', await pack(join(workFolder, 'tarball')), ['**/*.js', 'package.json']],
	];

	let findings = 0;
	for (const [leg, folder, patterns] of legs) {
		const refusal = await analyzePackage(canary, patterns);
		const unseen = canaryRules.filter((rule) => !refusal.details?.includes(rule));
		if (unseen.length > 0) {
			throw new Error(
				`${leg}: the scanner misses ${unseen.join(', ')} in a package made to break them`,
			);
		}
		const { passed, message, details } = await analyzePackage(folder, patterns);
		if (!passed) findings += 1;
		console.log(`${leg}: ${passed && !message ? 'no finding' : message}`);
		if (details) console.log(details);
		// Said, with `passed`, of a folder that holds nothing to lint.
		if (passed && message) throw new Error(`${leg}: ${message} in ${folder}`);
	}
	return findings;
}

const workFolder = await mkdtemp(join(tmpdir(), 'n8n-nodes-chakrahq-scan-'));
try {
	const findings = await scan(workFolder);
	console.log(findings === 0 ? "n8n's scan: passed" : "n8n's scan: refused, see above");
	process.exitCode = findings === 0 ? 0 : 1;
} catch (error) {
	console.error(`n8n's scan could not be made: ${error.message}`);
	process.exitCode = 1;
} finally {
	await rm(workFolder, { recursive: true, force: true });
}
