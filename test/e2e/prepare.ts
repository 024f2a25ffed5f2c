import { installN8n, n8nVersions, packTarball } from '../../sandbox/n8n';
import { installChromium } from './chromium';
import { sayAloud } from './sayAloud';
import { startSharedN8n } from './sharedN8n';

/** Runs before all end-to-end tests, outside their time limits. On a new machine this may take minutes. */
export default async function prepare(): Promise<void> {
	for (const version of Object.values(n8nVersions)) await installN8n(version, sayAloud);
	await installChromium(sayAloud);
	await packTarball(sayAloud);
	await startSharedN8n();
}
