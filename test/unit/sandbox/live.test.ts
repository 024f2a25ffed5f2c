/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { contractCall, contractCalls } from '../../../scripts/contract';
import { readCalls, type Known } from '../../../scripts/live/calls';
import { checkLive, type Finding } from '../../../scripts/live/live';
import { liveReport } from '../../../scripts/live/report';
import { useSandbox } from './useSandbox';

const sandbox = useSandbox({ token: 'live-check-token' });

async function check(
	confirm?: (question: string) => Promise<boolean>,
	more: Partial<Known> = {},
): Promise<Finding[]> {
	const { url: baseUrl, token: accessToken, pluginId } = sandbox();
	const known = { pluginId, metaVersion: 'v24.0', recipient: '15550100001', ...more };
	return await checkLive({ baseUrl, accessToken, known, confirm });
}

/** Answers the calls whose path has this ending. */
function answering(path: RegExp, body: unknown, status = 200): void {
	sandbox().inject({ match: { path }, status, body });
}

const found = (findings: Finding[], id: string) => findings.find((one) => one.id === id);

test('against a service that keeps the contract, nothing differs, and every call that can be made is made', async () => {
	const findings = await check();
	expect(findings.flatMap(({ differences }) => differences)).toEqual(
		// The seed has no such key, and the sandbox says so.
		found(findings, 'getBusinessPublicKey')?.differences ?? [],
	);
	const skipped = findings.filter((one) => one.skipped).map(({ id }) => id);
	expect(skipped).toEqual([
		'fetchWhatsappMedia',
		'showWhatsappMedia',
		'showWhatsappMediaV1',
		'showWhatsappMediaAttachment',
		'fetchPhoto',
		'fetchBackgroundJob',
		'listBackgroundJobEntries',
	]);
});

test('every GET of the contract is among the calls that read', () => {
	const reading = readCalls.map(({ id }) => id);
	const others = contractCalls.filter(
		({ method, id }) => method === 'GET' && !reading.includes(id),
	);
	expect(others.map(({ id }) => id)).toEqual([]);
});

test('whoever names a file has it read at each of its addresses', async () => {
	const findings = await check(undefined, { mediaId: '1166846181421424', mid: '1166846181421425' });
	const ofFiles = findings.filter(({ id }) => id.startsWith('showWhatsappMedia'));
	expect(ofFiles).toHaveLength(3);
	for (const finding of ofFiles) {
		expect(finding).toMatchObject({ status: 200, contentType: 'image/png', differences: [] });
	}
});

test('what differs is told by field and type, and settles what the contract does not know', async () => {
	answering(/\/v1\/ext\/whatsapp-phone-number$/, {
		_data: [{ id: 775966265503012, waba: '83784929738012', tier: 'TIER_1K', 'Ana Silva': 'x' }],
		_meta: { total: 17 },
	});
	answering(/\/v2\/ext\/users$/, '<html>', 200);
	answering(/\/v1\/ext\/chat$/, { _errors: ['Ana Silva may not'] }, 403);
	const findings = await check();
	expect(found(findings, 'listWhatsappPhoneNumbers')).toMatchObject({
		differences: ['_data[].id: integer, the contract says string'],
		newFields: expect.arrayContaining(['_data[].tier: string', '_data[].*: string']),
	});
	expect(found(findings, 'listUsersV2')?.differences).toEqual([
		'the answer is text/plain, the contract says JSON',
	]);
	expect(found(findings, 'listChats')?.differences).toEqual([
		'status 403; its body has _errors: array',
	]);
	const report = liveReport(findings, '0.1.0');
	expect(report).toContain('- answers "paging and the full field list": _meta.total: integer');
	expect(report).toContain('- differs: _data[].id: integer, the contract says string');
});

test('the report has nobody in it', async () => {
	const findings = await check();
	const report = liveReport(findings, '0.1.0');
	const { token, pluginId } = sandbox();
	const said = JSON.stringify(sandbox().requests.map(({ body }) => body));
	expect(said).toMatch(/\d{8}/);
	expect(report.length).toBeGreaterThan(2000);
	expect(report).not.toMatch(/\d{5,}|@|\b[0-9a-f]{8}-|Ana|Example Shop|blue hat/);
	expect(report).not.toContain(token);
	expect(report).not.toContain(pluginId);
});

test('without --write, only calls that read are made', async () => {
	await check();
	const reading = readCalls.map(({ id }) => id);
	const made = sandbox().requests.map(({ operationId }) => operationId);
	expect(made.filter((id) => !reading.includes(String(id)))).toEqual([]);
	expect(sandbox().messages).toEqual([]);
	const changing = readCalls.filter(({ id }) =>
		/^(PUT|PATCH|DELETE)$/.test(contractCall(id).method),
	);
	expect(changing).toEqual([]);
});

test('with --write, each call that changes something waits for a yes', async () => {
	const asked: string[] = [];
	await check(async (question) => {
		asked.push(question);
		return question.startsWith('Send a WhatsApp text');
	});
	expect(asked).toHaveLength(3);
	expect(sandbox().uploads).toEqual([]);
	expect(sandbox().messages).toMatchObject([{ to: '15550100001' }]);
});

test('with --write and a yes to each, a service that keeps the contract differs in nothing', async () => {
	const findings = await check(async () => true);
	const [key = [], ...more] = findings
		.map(({ differences }) => differences)
		.filter(({ length }) => length > 0);
	expect(key).toEqual(found(findings, 'getBusinessPublicKey')?.differences);
	expect(more).toEqual([]);
});

test('the token goes to no other host', async () => {
	sandbox().inject({ match: { path: /\/v1\/ext\/config$/ }, redirectTo: 'http://127.0.0.1:9/' });
	const findings = await check();
	expect(found(findings, 'fetchConfig')).toMatchObject({ status: 302 });
});

test('a refusal settles nothing, and neither does an answer to another question', async () => {
	const settled = async () =>
		liveReport(await check(), '0.1.0')
			.match(/answers ".*?"/g)
			?.join('\n') ?? '';
	expect(await settled()).toContain('response body');
	expect(await settled()).not.toContain('does not exist');
	sandbox().inject({ status: 401, times: 100 });
	expect(await settled()).toBe('');
});

/** The command, with what is typed into it. */
async function live(typed: string, args: string[] = [], env: NodeJS.ProcessEnv = {}) {
	const { url, token, pluginId } = sandbox();
	const root = join(__dirname, '..', '..', '..');
	const command = spawn(
		process.execPath,
		[
			join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs'),
			join(root, 'scripts', 'live.ts'),
			...args,
		],
		{
			env: {
				...process.env,
				CHAKRA_ACCESS_TOKEN: token,
				CHAKRA_PLUGIN_ID: pluginId,
				CHAKRA_BASE_URL: url,
				...env,
			},
		},
	);
	let output = '';
	for (const stream of [command.stdout, command.stderr])
		stream.on('data', (chunk) => (output += chunk));
	command.stdin.end(typed);
	const code = await new Promise((resolve) => command.once('close', resolve));
	return { output, code };
}

test('the command prints the report, and says by its exit code whether anything differs', async () => {
	answering(/\/v1\/ext\/users$/, { _data: 'none' });
	const { output, code } = await live('');
	expect(output).toContain('- differs: _data: string, the contract says array');
	expect(code).toBe(1);
});

test('the command prints the report also where nobody answers its questions any more', async () => {
	const { output } = await live('', ['--write']);
	expect(output).toContain('Not made: not wanted.');
	expect(sandbox().uploads).toEqual([]);
});

test('the command names what is not set, and what it does not know', async () => {
	const { output, code } = await live('', ['--wriet'], { CHAKRA_ACCESS_TOKEN: '' });
	expect(output).toMatch(/^Unknown: --wriet\nNot set: CHAKRA_ACCESS_TOKEN\n/);
	expect(code).toBe(2);
	expect(sandbox().requests).toEqual([]);
});
