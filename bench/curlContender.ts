/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- development code: runs in Node, never in n8n */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { observe, type Conditions } from './observe';
import type { Contender } from './scenario';
import type { Stage } from './stage';

const timeoutSeconds = 120;

/** Uploads with curl, the floor of what is possible; no contender where there is no curl. */
export function curlContender(
	name: string,
	paths: string[],
	{ atOnce, https = false, ...conditions }: Conditions & { atOnce: number; https?: boolean },
): Contender[] {
	if (spawnSync('curl', ['--version']).status !== 0) return [];
	return [
		{
			name,
			async measure(stage) {
				const observed = await observe(stage, conditions, async () => {
					const began = performance.now();
					await curl(requests(stage, paths, atOnce, https));
					return (performance.now() - began) / 1000;
				});
				return { seconds: observed.result, peakMemory: null, ...observed.traffic };
			},
		},
	];
}

/** The token goes in by a config on standard input, where no list of processes shows it. */
function requests(
	{ sandbox, certificate }: Stage,
	paths: string[],
	atOnce: number,
	https: boolean,
): string {
	const each = paths.map((path) =>
		[
			`url = "${https ? sandbox.httpsUploadUrl : sandbox.uploadUrl}"`,
			`cacert = "${certificate}"`,
			`header = "Authorization: Bearer ${sandbox.token}"`,
			`form = "file=@${path}"`,
			'output = "/dev/null"',
			'fail',
			'silent',
			`max-time = ${timeoutSeconds}`,
		].join('\n'),
	);
	return [
		...(paths.length > 1
			? ['no-progress-meter', 'parallel', 'parallel-immediate', `parallel-max = ${atOnce}`]
			: []),
		each.join('\nnext\n'),
	].join('\n');
}

async function curl(config: string): Promise<void> {
	const child = spawn('curl', ['--config', '-'], { stdio: ['pipe', 'ignore', 'inherit'] });
	child.stdin.end(config);
	const [code]: unknown[] = await once(child, 'close');
	if (code !== 0) throw new Error(`curl ended with code ${String(code)}`);
}
