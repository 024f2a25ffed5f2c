import { chain, credentialName, start } from '../../sandbox/n8n/workflow';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { useSharedN8n } from './useN8n';

const stage = useSharedN8n();
let elsewhere: Sandbox;
/** A second sandbox with the same token, so that it would report a request that holds it. */
beforeAll(async () => (elsewhere = await startSandbox({ token: stage().sandbox.token })));
afterAll(async () => await elsewhere.close());

/** n8n's HTTP Request node with this package's credential, and any URL. */
const get = (url: string) =>
	chain([
		start,
		{
			name: 'Request',
			type: 'n8n-nodes-base.httpRequest',
			typeVersion: 4.2,
			parameters: {
				url,
				authentication: 'predefinedCredentialType',
				nodeCredentialType: 'chakraApi',
			},
			credentials: { chakraApi: { id: 'chakraHqAccount', name: credentialName } },
		},
	]);

it('signs a request to the Base URL', async () => {
	const { live, sandbox } = stage();
	const run = await live.run(get(`${sandbox.url}/v1/ext/config`));
	expect(run.status).toBe('success');
	expect(sandbox.requests).toMatchObject([
		{ path: '/v1/ext/config', authorized: true, status: 200 },
	]);
});

it('sends nothing to another address, and says why', async () => {
	const run = await stage().live.run(get(`${elsewhere.url}/v1/ext/config`));
	expect(run.status).toBe('error');
	expect(JSON.stringify(run.error)).toContain('access token is for');
	expect(elsewhere.requests).toEqual([]);
});

it('does not let a redirect carry the token to another address', async () => {
	const { live, sandbox } = stage();
	sandbox.inject({
		match: { path: '/v1/ext/config' },
		redirectTo: `${elsewhere.url}/v1/ext/users`,
	});
	await live.run(get(`${sandbox.url}/v1/ext/config`));
	expect(elsewhere.requests.map(({ authorized }) => authorized)).toEqual([false]);
});
