import { ChakraApi } from '../../credentials/ChakraApi.credentials';

const credential = { accessToken: 'chk_1', baseUrl: 'https://api.chakrahq.com' };

/** n8n's HTTP Request node, and the ones beside it, hand over the URL as it stands in the workflow or in a response. */
const signed = async (uri: string) =>
	await new ChakraApi().authenticate(credential, { uri } as never);

test.each([
	'https://api.chakrahq.com/v1/ext/config',
	'HTTPS://API.chakrahq.com/a',
	'/v1/ext/config',
])('the token goes to %s', async (url) => {
	expect(await signed(url)).toMatchObject({ headers: { Authorization: 'Bearer chk_1' } });
});

// What stands behind `https:` is a host for whoever reads the URL alone, and a path beside a base.
test.each([
	'https:evil.example/a',
	'https:/evil.example',
	'https:\\evil.example',
	' HTTPS:evil.example',
	'ht\ntps:\tevil.example',
	'https:///evil.example',
	'//evil.example',
	'\\\\evil.example',
	'http:api.chakrahq.com',
	'https://api.chakrahq.com@evil.example',
	'https://api.chakrahq.com:444',
	'https://api.chakrahq.com.',
])('the token does not go to %j', async (url) => {
	await expect(signed(url)).rejects.toThrow('access token is for https://api.chakrahq.com only');
});
