/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- development code: runs in Node, never in n8n */
import { execFileSync } from 'node:child_process';
import { cpus, platform, totalmem } from 'node:os';
import type { N8nInstall } from '../sandbox/n8n/install';

/** The machine, as far as it matters for the figures: "linux, 2 cores, 24 GiB, Node 24.14.0, n8n 2.41.1". */
export function machine(install: N8nInstall): string {
	const node = execFileSync(install.node, ['--version'], { encoding: 'utf8' }).trim().slice(1);
	const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
	return `${platform()}, ${cpus().length} cores, ${memory}, Node ${node}, n8n ${install.version}`;
}
