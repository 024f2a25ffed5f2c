// Installs the development packages when they are missing or no longer what package-lock.json says.
// Plain JavaScript on Node alone, because it runs before anything is installed.
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
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
		const npm = spawn('npm', ['ci'], {
			cwd: root,
			shell: process.platform === 'win32',
			stdio: ['ignore', 'ignore', 'inherit'],
		});
		npm.once('error', () => done(-1));
		npm.once('close', done);
	});

if (!(await isInstalled())) {
	console.log(
		'Installing the development packages: npm ci (once, about 1 GB, about 3 minutes) ...',
	);
	const began = Date.now();
	const seconds = () => Math.round((Date.now() - began) / 1000);
	const ticker = setInterval(() => console.log(`  still at it, ${seconds()} s`), tickMs);
	const code = await npmCi();
	clearInterval(ticker);
	if (code !== 0) {
		console.error('npm ci did not succeed; its messages are above.');
		process.exit(1);
	}
	console.log(`Installed in ${seconds()} s.`);
}
