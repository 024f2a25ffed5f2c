import { seed } from '../../../sandbox/seed';
import { startSandbox } from '../../../sandbox/server';
import { call, fileForm } from './callSandbox';
import { useSandbox } from './useSandbox';

const running = useSandbox();
const plugin = () => `/v1/ext/plugin/whatsapp/${running().pluginId}`;
const number = '775966265503012';

describe('a request that the contract does not allow is refused', () => {
	const send = () => `${plugin()}/phoneNumber/15550100001/send-template-message`;
	const template = { whatsappPhoneNumberId: number, templateName: 'hello_world' };

	it.each([
		['a member that is missing', send, { templateName: 'a' }, /whatsappPhoneNumberId/],
		['a member of the wrong type', send, { ...template, language: 5 }, /language must be string/],
		['a URL that is none', send, { ...template, imageUrl: 'a b' }, /imageUrl must match format/],
		['an array with the wrong elements', send, { ...template, mapping: [{ a: 1 }] }, /mapping\/0/],
		[
			'a number with a plus',
			() => send().replace('1555', '+1555'),
			template,
			/phoneNumber must match/,
		],
		['a limit that is too large', () => '/v1/ext/chat', { limit: 101 }, /limit must be <= 100/],
		[
			'an unknown comparison',
			() => '/v1/ext/procedure/lead/process/list',
			{ where: { status: { '~': 'OPEN' } } },
			/property name must be valid/,
		],
	])('for %s', async (_what, path, json, reason) => {
		const { status, text } = await call(running(), 'POST', path(), { json });
		expect(status).toBe(400);
		expect(text).toMatch(reason);
		expect(running().messages).toEqual([]);
	});

	it.each([
		['an unknown query parameter', 'GET', '/v1/ext/users?page=2', 400],
		['an ID that is no UUID', 'GET', '/v1/ext/user/7', 400],
		['a method that is not there', 'DELETE', '/v1/ext/users', 405],
	])('for %s', async (_what, method, path, expected) => {
		expect((await call(running(), method, path)).status).toBe(expected);
	});

	it('for a body that is not JSON', async () => {
		const headers = {
			'content-type': 'application/json',
			authorization: `Bearer ${running().token}`,
		};
		const answer = await fetch(running().url + send(), { method: 'POST', headers, body: '{"a":' });
		expect([answer.status, await answer.text()]).toEqual([
			400,
			expect.stringContaining('not valid JSON'),
		]);
	});
});

describe('an answer that the contract does not allow', () => {
	it('is caught, told and recorded', async () => {
		const sandbox = await startSandbox({
			seed: () => {
				const [user, ...others] = seed().users;
				return { ...seed(), users: [{ ...Object(user), isActive: 'yes' }, ...others] };
			},
		});
		const { status, text } = await call(sandbox, 'GET', '/v1/ext/users');
		const violation =
			'GET /v1/ext/users was to answer 200: /response/_data/0/isActive must be boolean';
		expect([status, text]).toEqual([500, `The sandbox broke its own contract. ${violation}`]);
		expect(sandbox.contractViolations).toEqual([violation]);
		expect((await call(sandbox, 'GET', '/v1/ext/config')).status).toBe(200);
		await sandbox.close();
	});
});

describe('who may call', () => {
	const refusal = { _data: [], _errors: ['Unauthorized'] };

	it.each([
		['no token', null],
		['a wrong token', 'nobody'],
		['an empty token', ''],
	])('nobody with %s', async (_what, token) => {
		const { status, json } = await call(running(), 'GET', '/v1/ext/config', { token });
		expect([status, json]).toEqual([401, refusal]);
		expect(running().requests).toMatchObject([{ status: 401, authorized: false }]);
	});

	it('is judged before an upload is kept', async () => {
		const form = fileForm('x', 'a.txt', 'text/plain');
		const path = `${plugin()}/upload-public-media`;
		const { status, json } = await call(running(), 'POST', path, { form, token: 'nobody' });
		expect([status, json]).toEqual([401, refusal]);
		expect(running().uploads).toEqual([]);
	});

	it('does not matter to the probe', async () => {
		expect((await call(running(), 'GET', '/v1/health', { token: null })).status).toBe(200);
	});
});

describe('what is not there', () => {
	it('is plain text for a path', async () => {
		const { status, text, headers } = await call(running(), 'POST', '/v1/messages');
		expect([status, text, headers.get('content-type')]).toEqual([
			404,
			'Not Found',
			'text/plain; charset=utf-8',
		]);
	});

	it('is an envelope for a plugin', async () => {
		const path = '/v1/ext/plugin/whatsapp/00000000-0000-4000-8000-000000000009/config';
		const { status, json } = await call(running(), 'GET', path);
		expect([status, json]).toEqual([404, { _data: [], _errors: ['Not Found'] }]);
	});
});
