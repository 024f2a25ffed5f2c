/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { existsSync } from 'node:fs';
import { installDebianPackages } from '../../sandbox/n8n/debianPackages';
import type { Say } from '../../sandbox/n8n/progress';

/** Where systems keep it. A browser of one's own is named by `CHROMIUM_PATH`. */
const places = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** With fonts, so that pictures of the editor show letters and emoji. */
const debianPackages = ['chromium', 'fonts-liberation', 'fonts-noto-color-emoji'];

const found = () => [process.env.CHROMIUM_PATH ?? '', ...places].find(existsSync);

/** @throws Error where there is no Chromium, with what to do about it */
export function chromiumPath(): string {
	const path = found();
	if (!path) throw new Error('No Chromium here: install it, or name one in CHROMIUM_PATH');
	return path;
}

/** Installs Debian's Chromium where there is none. @throws Error where this user may not, with what to do about it */
export async function installChromium(say: Say): Promise<void> {
	if (found()) return;
	const what = 'Installing Chromium (once, about 400 MB)';
	await installDebianPackages(debianPackages, what, say);
	chromiumPath();
}
