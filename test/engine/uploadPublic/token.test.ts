import { randomBytes } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { defaultPluginId, startSandbox } from '../../../sandbox/server';
import { binaryModes } from '../engine';
import { httpAnswer, startRawServer, type RawRequest } from '../rawServer';
import { echoesOf, expectNoPiece, expectNoToken, spellingsOf } from '../secrecy';
import { oneItem, upload } from '../upload';
import { madeUpToken, useSandbox } from '../useSandbox';

const sandbox = useSandbox();

/** The token in a request's header. */
const tokenOf = ({ head }: RawRequest) => /^authorization: Bearer (.*)$/im.exec(head)?.[1] ?? '';
const jsonEscaped = (text: string) =>
	[...text].map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');

/** A server that sends the token back in many encodings. */
const echoes: Array<[string, (token: string) => string]> = [
	[
		'a refusal',
		(token) => httpAnswer(401, JSON.stringify({ _errors: [`Bearer ${token} is unknown`] })),
	],
	[
		'a refusal of another shape',
		(token) =>
			httpAnswer(
				400,
				JSON.stringify({
					message: token,
					error: { message: token, error_data: { details: token } },
				}),
			),
	],
	[
		'headers',
		(token) =>
			httpAnswer(500, '', {
				'x-request-authorization': `Bearer ${token}`,
				'www-authenticate': token,
			}),
	],
	[
		'a redirect',
		(token) => httpAnswer(302, '', { location: `/login?token=${encodeURIComponent(token)}` }),
	],
	[
		'the page of a gateway',
		(token) => httpAnswer(502, `<html><pre>authorization: Bearer ${token}</pre></html>`),
	],
	[
		'JSON that escapes slashes',
		(token) => httpAnswer(400, JSON.stringify({ message: token }).replaceAll('/', '\\/')),
	],
	[
		'JSON that escapes every character',
		(token) => httpAnswer(400, `{"message":"${jsonEscaped(token)}"}`),
	],
	[
		'an address',
		(token) =>
			httpAnswer(400, JSON.stringify({ message: `/v1?access_token=${encodeURIComponent(token)}` })),
	],
	[
		'_errors of a success',
		(token) => httpAnswer(200, JSON.stringify({ _errors: [{ message: token }] })),
	],
	[
		'a refusal that a gateway cut at its end',
		(token) => httpAnswer(401, JSON.stringify({ message: `Bearer ${token.slice(0, 40)}...` })),
	],
	[
		'a refusal that was cut at its beginning',
		(token) => httpAnswer(401, JSON.stringify({ message: `...${token.slice(4)}` })),
	],
	[
		'a cut address',
		(token) => httpAnswer(400, `{"message":"/v1?t=${encodeURIComponent(token.slice(0, 40))}"}`),
	],
	[
		'cut JSON that escapes every character',
		(token) => httpAnswer(400, `{"message":"${jsonEscaped(token.slice(0, 40))}"}`),
	],
	[
		'JSON within JSON',
		(token) =>
			httpAnswer(400, JSON.stringify({ message: `{"token":"${jsonEscaped(token.slice(2))}"}` })),
	],
	[
		'base64',
		(token) => httpAnswer(401, JSON.stringify({ message: btoa(`Authorization: Bearer ${token}`) })),
	],
	['the text of a status', (token) => httpAnswer(401, '').replace('Status', `No ${token}`)],
	[
		'the ID of a success that goes on as data',
		(token) =>
			httpAnswer(200, `{"_data":{"publicMediaUrl":"https://media.example/${jsonEscaped(token)}"}}`),
	],
	['a success that is no JSON', (token) => httpAnswer(200, `authorization: Bearer ${token}`)],
	[
		'the public URL itself',
		(token) =>
			httpAnswer(
				200,
				JSON.stringify({ _data: { publicMediaUrl: `https://media.example/a?t=${token}` } }),
			),
	],
	[
		'the public URL, encoded',
		(token) =>
			httpAnswer(
				200,
				JSON.stringify({
					_data: { publicMediaUrl: `https://media.example/a?t=${encodeURIComponent(token)}` },
				}),
			),
	],
	[
		'the public URL, with slashes escaped',
		(token) =>
			httpAnswer(
				200,
				JSON.stringify({ _data: { publicMediaUrl: `https://media.example/${token}` } }).replaceAll(
					'/',
					'\\/',
				),
			),
	],
];

/** As long as a signed token with many claims. */
const longToken = () => `chk/${randomBytes(2500).toString('base64url')}+/==`;

describe('The access token, sent back by the server in', () => {
	const ofEachLength = [madeUpToken, longToken].flatMap((make) =>
		echoes.map(([name, echo]) => [make().length, name, echo, make] as const),
	);
	test.each(ofEachLength)(
		'(%d characters) %s, is in nothing that the run leaves behind',
		async (...[, , echo, make]) => {
			const server = await startRawServer((request) => echo(tokenOf(request)));
			const token = make();
			for (const onError of [
				'stopWorkflow',
				'continueRegularOutput',
				'continueErrorOutput',
			] as const) {
				// `upload` looks for the token in everything.
				await upload(
					{ url: server.url, token, pluginId: defaultPluginId },
					{ items: oneItem(), onError, parameters: { options: { maxTries: 1 } } },
				);
			}
			expect(server.requests.map(tokenOf)).toEqual([token, token, token]);
		},
	);

	test('any other spelling of an echo, leaves no piece of 8 characters either', async () => {
		const token = madeUpToken();
		for (const echo of echoesOf(token)) {
			const server = await startRawServer(() =>
				httpAnswer(401, JSON.stringify({ _errors: [`got ${echo}`], message: echo }), {
					location: `/${encodeURIComponent(token)}`,
					[`x-${token.replace(/\W/g, '')}`]: token,
				}),
			);
			const result = await upload(
				{ url: server.url, token, pluginId: defaultPluginId },
				{ items: oneItem(), parameters: { options: { maxTries: 1 } } },
			);
			expect(result.error?.message).toContain('[access token]');
			expectNoPiece(result, token);
		}
	});

	test('would be found where it were there', async () => {
		const token = madeUpToken();
		for (const spelling of spellingsOf(token)) {
			const { run } = await upload(sandbox(), {
				items: [{ json: { a: `x${spelling}x` }, ...oneItem()[0] }],
			});
			expect(() => expectNoToken({ run }, token)).toThrow();
		}
	});
});

describe('The access token works as it was pasted', () => {
	test.each<[string, (token: string) => string]>([
		['alone', (token) => token],
		['with Bearer in front', (token) => `Bearer ${token}`],
		['with bearer in front', (token) => `bearer   ${token}`],
		['as a whole header', (token) => `Authorization: Bearer ${token}`],
		['in quotes', (token) => `"${token}"`],
		['in single quotes, with Bearer', (token) => `'Bearer ${token}'`],
		['in typographic quotes', (token) => `\u201c${token}\u201d`],
		['with spaces and a line break', (token) => `  ${token} \r\n`],
		['broken over two lines', (token) => `${token.slice(0, 20)}\n${token.slice(20)}`],
		['with invisible characters', (token) => `\u200b\ufeff${token}\u00a0`],
	])('%s', async (_, paste) => {
		const { error } = await upload(sandbox(), {
			items: oneItem(),
			credential: { accessToken: paste(sandbox().token) },
		});
		expect(error).toBeUndefined();
		expect(sandbox().requests).toMatchObject([{ authorized: true, status: 200 }]);
	});

	test.each(['some-other-one', 'no\u2192token\u0000'])(
		'and is told to be wrong: %j',
		async (accessToken) => {
			const { error } = await upload(sandbox(), { items: oneItem(), credential: { accessToken } });
			expect(error?.message).toBe(
				'ChakraHQ did not accept the access token (HTTP 401): Unauthorized [item 0]',
			);
			expect(sandbox().requests).toHaveLength(1);
		},
	);
});

describe('Before anything is sent, the credential is refused', () => {
	test.each([
		[
			'without a token',
			{ accessToken: '' },
			'The ChakraHQ credential has no access token [item 0]',
		],
		[
			'with only Bearer',
			{ accessToken: ' "Bearer " ' },
			'The ChakraHQ credential has no access token [item 0]',
		],
		[
			'with a whole page in place of a token',
			{ accessToken: '<p>Access Tokens</p>'.repeat(20_000) },
			'The access token in the ChakraHQ credential is longer than any token [item 0]',
		],
		[
			'with a token that is no text',
			{ accessToken: 5 },
			'The ChakraHQ credential has no access token [item 0]',
		],
		[
			'with a base URL without encryption',
			{ baseUrl: 'http://api.chakrahq.com' },
			'Base URL must start with https://, or the access token would travel unencrypted to api.chakrahq.com.',
		],
		[
			'with a base URL that only looks private',
			{ baseUrl: 'http://127.0.0.1.evil.example' },
			'Base URL must start with https://, or the access token would travel unencrypted to 127.0.0.1.evil.example.',
		],
		[
			'with a base URL behind a user name',
			{ baseUrl: 'http://localhost@evil.example' },
			'Base URL must be an address alone',
		],
		[
			'with a base URL that is no web address',
			{ baseUrl: 'ftp://localhost' },
			'Base URL must start with https://.',
		],
		[
			'with a base URL that is no address',
			{ baseUrl: 'api.chakrahq.com' },
			'Base URL is not a web address.',
		],
	])('%s', async (_, credential, message) => {
		for (const binaryMode of binaryModes) {
			const { error } = await upload(sandbox(), { binaryMode, items: oneItem(), credential });
			expect(error?.message).toContain(message);
			expect(error?.description).toMatch(
				/ in the ChakraHQ credential\.$|^Open the credential and paste/,
			);
		}
		expect(sandbox().requests).toEqual([]);
	});
});

test.each<[string, (token: string) => IDataObject]>([
	['Default Plugin ID', (token) => ({ pluginId: token })],
	['Default Plugin ID, with Bearer', (token) => ({ pluginId: `Bearer ${token}` })],
	['Base URL', (token) => ({ baseUrl: token })],
	['Base URL, as a query', (token) => ({ baseUrl: `https://api.chakrahq.com/?${token}` })],
])(
	'A token that was also pasted into %s is in nothing that the run leaves behind',
	async (_, paste) => {
		const { token } = sandbox();
		for (const onError of [
			'stopWorkflow',
			'continueRegularOutput',
			'continueErrorOutput',
		] as const) {
			// `upload` looks for the token in everything.
			const result = await upload(sandbox(), {
				items: oneItem(),
				onError,
				credential: paste(token),
			});
			expectNoPiece(result, token);
		}
		expect(sandbox().requests).toEqual([]);
	},
);

test.each(['/', '///', '/?', '/#', ' '])('A base URL works with "%s" at its end', async (end) => {
	const { error } = await upload(sandbox(), {
		items: oneItem(),
		credential: { baseUrl: `${sandbox().url}${end}` },
	});
	expect(error).toBeUndefined();
	expect(sandbox().uploads).toHaveLength(1);
});

test('A base URL may have a path, as behind a reverse proxy', async () => {
	const server = await startRawServer(() => httpAnswer(404, ''));
	await upload(
		{ url: `${server.url}/chakra/api/`, token: madeUpToken(), pluginId: defaultPluginId },
		{ items: oneItem() },
	);
	expect(server.requests[0]?.head).toMatch(
		/^POST \/chakra\/api\/v1\/ext\/plugin\/whatsapp\/[0-9a-f-]{36}\/upload-public-media HTTP\/1\.1\r\n/,
	);
});

test('A redirect towards the same server is not followed either', async () => {
	const other = await startSandbox();
	sandbox().inject({ redirectTo: `${sandbox().url}/v1/ext/config`, status: 307 });
	await upload(sandbox(), { items: oneItem() });
	expect(sandbox().requests).toHaveLength(1);
	await other.close();
});
