/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- development code: runs in Node, never in n8n */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { asRecord } from '../sandbox/narrow';
import type { SandboxProcess } from './sandboxProcess';
import { sendBody, sendUrl } from './sendNodes';

const timeoutSeconds = 120;

export const hasCurl = () => spawnSync('curl', ['--version']).status === 0;

/** Lines of curl's configuration for one upload of a file. */
export const uploadLines = (url: string, token: string, path: string): string[] => [
	...callLines(url, token),
	`form = ${quoted(`file=@${path}`)}`,
];

/** Uploads a file. @returns its URL for a template */
export async function curlUpload(
	{ uploadUrl, token }: SandboxProcess,
	path: string,
): Promise<string> {
	const answer = asRecord(JSON.parse(await curl(uploadLines(uploadUrl, token, path))));
	return String(asRecord(answer._data).publicMediaUrl);
}

/**
 * Sends the template with a picture, as the nodes do.
 * @param recipients a phone number, or a range of them: "[15550200001-15550200100]"
 */
export async function curlSend(
	sandbox: SandboxProcess,
	{ recipients, imageUrl, atOnce }: { recipients: string; imageUrl: string; atOnce: number },
): Promise<void> {
	await curl([
		...parallelLines(atOnce),
		...callLines(sendUrl(sandbox, recipients), sandbox.token),
		'header = "Content-Type: application/json"',
		`data = ${quoted(JSON.stringify(sendBody(imageUrl)))}`,
		'output = "/dev/null"',
	]);
}

/** What a call of ChakraHQ has, whichever it is. */
const callLines = (url: string, token: string) => [
	`url = ${quoted(url)}`,
	`header = ${quoted(`Authorization: Bearer ${token}`)}`,
	'fail',
	'silent',
	`max-time = ${timeoutSeconds}`,
];

/** The transfers of a configuration go out together, so many at once. */
export const parallelLines = (atOnce: number) => [
	'no-progress-meter',
	'parallel',
	'parallel-immediate',
	`parallel-max = ${atOnce}`,
];

const quoted = (value: string) => JSON.stringify(value);

/**
 * Runs curl. The token goes in by a configuration on standard input, where no list of processes shows it.
 * @returns what it printed
 */
export async function curl(lines: string[]): Promise<string> {
	const child = spawn('curl', ['--config', '-'], { stdio: ['pipe', 'pipe', 'inherit'] });
	child.stdin.end(lines.join('\n'));
	const [printed, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
	if (code !== 0) throw new Error(`curl ended with code ${String(code)}`);
	return printed;
}
