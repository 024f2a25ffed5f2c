// Installs the development packages when they are missing or no longer what package-lock.json says.
// Plain JavaScript on Node alone, because it runs before anything is installed.
import { spawn } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const lock = resolve(root, '.tmp', 'prepare.lock');
const tickMs = 15_000;

const packagesIn = async (file) => {
	const text = await readFile(resolve(root, file), 'utf8').catch(() => '{}');
	return JSON.parse(text).packages ?? {};
};

// npm writes node_modules/.package-lock.json last, so a half-done install has none.
// Packages for other platforms are optional: they stand in the lock file but are not installed.
const isInstalled = async () => {
	const wanted = await packagesIn('package-lock.json');
	const present = await packagesIn('node_modules/.package-lock.json');
	return Object.entries(wanted).every(([path, { version, integrity, optional, peer }]) => {
		const found = present[path];
		if (path === '' || (!found && (optional || peer))) return true;
		return found?.version === version && found?.integrity === integrity;
	});
};

const npmCi = async () =>
	await new Promise((done) => {
		const npm = spawn(
			'npm',
			['ci', '--loglevel=error', '--prefer-offline', '--no-audit', '--no-fund'],
			{
				cwd: root,
				shell: process.platform === 'win32',
				stdio: ['ignore', 'ignore', 'inherit'],
			},
		);
		npm.once('error', () => done(-1));
		npm.once('close', done);
	});

const isAlive = (pid) => {
	try {
		return pid > 0 && process.kill(pid, 0);
	} catch {
		return false;
	}
};

// Two commands started at once on a fresh clone must not install over each other.
const takeLock = async () => {
	await mkdir(dirname(lock), { recursive: true });
	let told = false;
	for (;;) {
		const refused = await writeFile(lock, String(process.pid), { flag: 'wx' }).catch(
			(error) => error,
		);
		if (!refused) return;
		if (refused.code !== 'EEXIST') throw refused;
		if (!told) console.log('Another command is installing the development packages: waiting ...');
		told = true;
		await wait(500);
		const owner = Number(await readFile(lock, 'utf8').catch(() => ''));
		if (!isAlive(owner)) await rm(lock, { force: true });
	}
};

const install = async () => {
	console.log('Installing the development packages: npm ci (once, about 1 GB, 1 to 3 minutes) ...');
	const began = Date.now();
	const seconds = () => Math.round((Date.now() - began) / 1000);
	const ticker = setInterval(() => console.log(`  still at it, ${seconds()} s`), tickMs);
	const code = await npmCi();
	clearInterval(ticker);
	if (code === 0) console.log(`Installed in ${seconds()} s.`);
	else console.error('npm ci did not succeed; its messages are above.');
	return code;
};

if (!(await isInstalled())) {
	await takeLock();
	const code = (await isInstalled()) ? 0 : await install();
	await rm(lock, { force: true });
	process.exitCode = code === 0 ? 0 : 1;
}
