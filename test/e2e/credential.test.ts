import { freePort } from '../../sandbox/n8n/freePort';
import { useSharedN8n } from './useN8n';

const stage = useSharedN8n();

/** What the credential form says after Save. */
async function outcome(overlay: Record<string, unknown> = {}) {
	const { live, sandbox } = stage();
	const data = { accessToken: sandbox.token, baseUrl: sandbox.url, pluginId: '', ...overlay };
	return await live.server.testCredential('chakraApi', data);
}

const passed = { status: 'OK', message: 'Connection successful!' };

it('passes with the right token', async () => {
	expect(await outcome()).toEqual(passed);
	expect(stage().sandbox.requests).toMatchObject([
		{ method: 'GET', path: '/v1/ext/config', authorized: true, status: 200 },
	]);
});

it.each([
	['with Bearer in front', (token: string) => `Bearer ${token}`],
	['as a whole header line', (token: string) => `Authorization: Bearer ${token}`],
	['in quotes', (token: string) => `"${token}"`],
	['with a line break behind it', (token: string) => `${token}\n`],
	['broken over two lines', (token: string) => `${token.slice(0, 9)}\r\n ${token.slice(9)}`],
])('passes with a token pasted %s', async (_, pasted) => {
	expect(await outcome({ accessToken: pasted(stage().sandbox.token) })).toEqual(passed);
});

it.each([
	['with a slash at its end', (url: string) => `${url}/`],
	['with spaces around it', (url: string) => ` ${url} `],
])('passes with a Base URL pasted %s', async (_, pasted) => {
	expect(await outcome({ baseUrl: pasted(stage().sandbox.url) })).toEqual(passed);
});

it.each([
	['nothing', ''],
	['an ID', '00000000-0000-4000-8000-000000000001'],
	[
		"the address of a plugin's page",
		'https://app.example.com/admin/plugin/00000000-0000-4000-8000-000000000001',
	],
])('passes with %s as Default Plugin ID', async (_, pluginId) => {
	expect(await outcome({ pluginId })).toEqual(passed);
});

it.each(['my plugin', 'https://app.example.com/admin/plugins', '775966265503012'])(
	'says that the Default Plugin ID "%s" is none, and where it is found',
	async (pluginId) => {
		const { status, message } = await outcome({ pluginId });
		expect(status).toBe('Error');
		expect(message).toMatch(/^Default Plugin ID holds no plugin ID\. .*Admin > Plugins/);
	},
);

it.each(['not-the-one', ''])(
	'refuses the token "%s" and says where the right one is',
	async (accessToken) => {
		const { status, message } = await outcome({ accessToken });
		expect(status).toBe('Error');
		expect(message).toMatch(/did not accept the access token.*Admin > API Keys/);
	},
);

it.each([
	['a key without the right to do this', { status: 403 }, /access role/],
	[
		'a page in place of the API',
		{ status: 200, body: '<!doctype html><p>Hi', contentType: 'text/html' },
		/not the ChakraHQ API/,
	],
	['JSON of another API', { status: 200, body: { ok: true } }, /not the ChakraHQ API/],
	['a gateway that does not take it', { status: 400 }, /was not accepted.*access token.*Base URL/],
	['a gateway in front of a server', { status: 522 }, /Test again/],
	['nothing at that address', { status: 404 }, /not the ChakraHQ API/],
	['a redirect', { redirectTo: 'http://127.0.0.1:9/' }, /leads to another address/],
	[
		'a server in trouble',
		{ status: 502, body: '<h1>Bad Gateway', contentType: 'text/html' },
		/Test again/,
	],
])('refuses %s', async (_, fault, why) => {
	stage().sandbox.inject({ ...fault, match: { path: '/v1/ext/config' } });
	expect(await outcome()).toEqual({ status: 'Error', message: expect.stringMatching(why) });
	expect(stage().sandbox.requests).toHaveLength(1);
});

it('refuses a whole page in place of the token, and sends nothing', async () => {
	const { status, message } = await outcome({ accessToken: '<p>Access Tokens</p>'.repeat(20_000) });
	expect(status).toBe('Error');
	expect(message).toMatch(/^Access Token is longer than any token\. .*Admin > API Keys/);
	expect(stage().sandbox.requests).toEqual([]);
});

it('says what is wrong with a Base URL that has a slash too few', async () => {
	const { message } = await outcome({ baseUrl: stage().sandbox.url.replace('//', '/') });
	expect(message).toMatch(/^Base URL must start with https/);
});

it('refuses to carry the token over http to a public name, and sends nothing', async () => {
	const { status, message } = await outcome({ baseUrl: 'http://api.example.com' });
	expect(status).toBe('Error');
	expect(message).toMatch(/must start with https.*unencrypted/);
});

it('refuses a Base URL where nobody listens', async () => {
	expect(await outcome({ baseUrl: `http://127.0.0.1:${await freePort()}` })).toEqual({
		status: 'Error',
		message: 'ECONNREFUSED',
	});
});
