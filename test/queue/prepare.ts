import { installN8n, n8nVersions, packTarball } from '../../sandbox/n8n';
import { installServers } from '../../sandbox/n8n/queue/debianServers';
import { sayAloud } from '../e2e/sayAloud';

/** Before all queue-mode tests, outside their time limits: what may take minutes on a machine that has nothing yet. */
export default async function prepare(): Promise<void> {
	await installServers(sayAloud);
	for (const version of Object.values(n8nVersions)) await installN8n(version, sayAloud);
	await packTarball(sayAloud);
}
