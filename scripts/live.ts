/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import packageJson from '../package.json';
import { checkLive } from './live/live';
import { liveReport } from './live/report';

const help = `Makes read-only calls to your ChakraHQ account, holds the answers against sandbox/openapi.yaml, and prints what differs.

  CHAKRA_ACCESS_TOKEN=... CHAKRA_PLUGIN_ID=... npm run --silent live [-- --write]

  --write   also offers calls that change something, and asks before each
  --help    print this

The report has names and types of fields, and no values: it can be pasted into an issue as it is.
More calls are made where these are set: CHAKRA_MEDIA_ID, CHAKRA_ATTACHMENT_MID (the mid in the link of a file that somebody sent),
CHAKRA_PHOTO_ID, CHAKRA_JOB_ID, CHAKRA_RECIPIENT (with --write).
CHAKRA_BASE_URL is https://api.chakrahq.com unless it is set; CHAKRA_META_VERSION is v24.0.
`;

async function main(): Promise<number> {
	const args = process.argv.slice(2);
	if (args.includes('--help')) {
		process.stdout.write(help);
		return 0;
	}
	const { env } = process;
	const { CHAKRA_ACCESS_TOKEN: accessToken, CHAKRA_PLUGIN_ID: pluginId } = env;
	const strange = args.filter((arg) => arg !== '--write').map((arg) => `Unknown: ${arg}`);
	const missing = ['CHAKRA_ACCESS_TOKEN', 'CHAKRA_PLUGIN_ID'].filter((name) => !env[name]);
	const problems = [...strange, ...missing.map((name) => `Not set: ${name}`)];
	if (!accessToken || !pluginId || problems.length > 0) {
		process.stderr.write(`${problems.join('\n')}\n\n${help}`);
		return 2;
	}
	const lines = createInterface({ input: process.stdin, output: process.stderr });
	// No more input (Ctrl-D, Ctrl-C) is a no. The report must still tell what was done before.
	const closed = once(lines, 'close').then(() => '');
	const confirm = async (question: string) => {
		const line = lines.question(`${question} [y/N] `).catch(() => '');
		return /^y(es)?$/i.test((await Promise.race([line, closed])).trim());
	};
	const findings = await checkLive({
		baseUrl: (env.CHAKRA_BASE_URL ?? 'https://api.chakrahq.com').replace(/\/+$/, ''),
		accessToken,
		known: {
			pluginId,
			metaVersion: env.CHAKRA_META_VERSION ?? 'v24.0',
			mediaId: env.CHAKRA_MEDIA_ID,
			mid: env.CHAKRA_ATTACHMENT_MID,
			photoId: env.CHAKRA_PHOTO_ID,
			jobId: env.CHAKRA_JOB_ID,
			recipient: env.CHAKRA_RECIPIENT?.replace(/\D/g, ''),
		},
		...(args.includes('--write') && { confirm }),
	});
	lines.close();
	process.stdout.write(`${liveReport(findings, packageJson.version)}\n`);
	return findings.some(({ differences }) => differences.length > 0) ? 1 : 0;
}

void main().then((code) => {
	process.exitCode = code;
});
