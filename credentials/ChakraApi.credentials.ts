import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { parseUrl } from '../nodes/Chakra/json/parseUrl';
import { defaultPluginIdProblem } from '../nodes/Chakra/parameters/pluginId';
import { cleanAccessToken, MAX_TOKEN_LENGTH } from '../nodes/Chakra/transport/accessToken';
import { DEFAULT_BASE_URL, readBaseUrl } from '../nodes/Chakra/transport/baseUrl';

const notChakra =
	'Something answered at Base URL, but not the ChakraHQ API. Base URL is usually https://api.chakrahq.com.';

const COPY_TOKEN =
	'In ChakraHQ, open Admin > API Keys, open the key and copy the token under Access Tokens again.';

/** The message of the credential's test for an error status. Without it n8n shows the status only. */
const testMessages: Array<[message: string, ...statuses: number[]]> = [
	[`ChakraHQ did not accept the access token. ${COPY_TOKEN}`, 401],
	[
		'This access token is not allowed to do this. In ChakraHQ, open Admin > API Keys and give the key an access role that includes WhatsApp, or use another key.',
		403,
	],
	[notChakra, 404, 405],
	[
		'Base URL leads to another address, to which the access token was not sent. Base URL is usually https://api.chakrahq.com.',
		301,
		302,
		303,
		307,
		308,
	],
	[
		'ChakraHQ could not answer at the moment. Test again in some minutes.',
		...[408, 425, 429, 499, 500, 502, 503, 504, 507, 508, 509],
		...[520, 521, 522, 523, 524, 525, 526, 527, 530],
	],
	// Without one of its own n8n shows the status line, which is no help, and a gateway may quote the token in it.
	[
		`The test request was not accepted. Copy the access token again. Base URL is usually ${DEFAULT_BASE_URL}.`,
		...[400, 402, 406, 407, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418, 421, 422, 423, 424],
		...[426, 428, 431, 451, 501, 505, 506, 510, 511],
	],
];

/**
 * The origin of a request's URL. The HTTP Request node still has the URL in `uri`. It is read without the base first,
 * as n8n's HTTP client reads it: beside a base, `https:host` is a path.
 */
function originOf(request: IHttpRequestOptions & { uri?: unknown }, baseUrl: string): string {
	const address = request.url ?? request.uri;
	const base = request.baseURL || baseUrl;
	const url = typeof address === 'string' ? (parseUrl(address) ?? parseUrl(address, base)) : null;
	return url?.origin ?? 'an address that cannot be read';
}

/** Access to one ChakraHQ team, with the access token of an API key. */
export class ChakraApi implements ICredentialType {
	name = 'chakraApi';

	displayName = 'ChakraHQ API';

	icon: Icon = { light: 'file:../icons/chakra.svg', dark: 'file:../icons/chakra.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-chakrahq/n8n-nodes-chakrahq#connect-your-chakrahq-account';

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			hint: 'In ChakraHQ: Admin > API Keys, open a key, Access Tokens',
			description:
				'In ChakraHQ, open Admin > API Keys, create a key or open one, and copy its token under Access Tokens. The key can do what its access role allows.',
		},
		{
			displayName: 'Default Plugin ID',
			name: 'pluginId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 00000000-0000-4000-8000-000000000001',
			hint: 'In ChakraHQ: Admin > Plugins, open the WhatsApp plugin, and paste the address of that page',
			description:
				"The WhatsApp plugin to use where a node names none. In ChakraHQ, open Admin > Plugins and the WhatsApp plugin: the ID is the last part of the page's address. You can paste the whole address.",
		},
		{
			displayName: 'Webhook Secret',
			name: 'webhookSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			hint: 'In ChakraHQ: Admin > Team > Secrets, the HMAC secret. For events and answers only.',
			description:
				'What ChakraHQ signs its webhooks with, so that ChakraHQ Trigger can tell them from forgeries. In ChakraHQ, open Admin > Team > Secrets and copy the HMAC secret, or set one. ChakraHQ Trigger uses it, and Send and Wait for Response for the answers; leave it empty if you need neither.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: DEFAULT_BASE_URL,
			hint: 'Leave it as it is, unless ChakraHQ gave you another address',
			description:
				'Where the ChakraHQ API is. Leave it as it is, unless ChakraHQ gave you another address. If saving says ECONNREFUSED or ENOTFOUND, nothing answers at this address. http:// works for this machine and private networks only.',
		},
	];

	/**
	 * Adds the token to a request, in whatever form it was pasted. Requests to other hosts than the Base URL are
	 * refused, so that the HTTP Request node cannot send the token elsewhere.
	 * @throws Error that says what to correct
	 */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const base = readBaseUrl(String(credentials.baseUrl ?? ''));
		if ('problem' in base) throw new Error(base.problem);
		// Only the test below has a base URL. There a wrong Default Plugin ID is an error; calls may need no plugin.
		const problem = request.baseURL && defaultPluginIdProblem(String(credentials.pluginId ?? ''));
		if (problem) throw new Error(problem);
		const target = originOf(request, base.baseUrl);
		if (target !== new URL(base.baseUrl).origin) {
			throw new Error(
				`The ChakraHQ access token is for ${base.baseUrl} only, and was not sent to ${target}. Correct the URL, or Base URL in the credential.`,
			);
		}
		const token = cleanAccessToken(String(credentials.accessToken ?? ''));
		if (token.length > MAX_TOKEN_LENGTH) {
			throw new Error(`Access Token is longer than any token. ${COPY_TOKEN}`);
		}
		return {
			...request,
			headers: { ...request.headers, Authorization: `Bearer ${token}` },
			sendCredentialsOnCrossOriginRedirect: false,
		};
	}

	/** Source: https://docs.chakrahq.com/docs/platform/api/api-keys, which uses this request as its sample. */
	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{ ($credentials.baseUrl || '').trim() || '${DEFAULT_BASE_URL}' }}`,
			url: '/v1/ext/config',
			disableFollowRedirect: true,
		},
		rules: [
			...testMessages.flatMap(([message, ...statuses]) =>
				statuses.map((value) => ({
					type: 'responseCode',
					properties: { value, message },
				})),
			),
			{
				type: 'responseSuccessBody',
				properties: { key: '_data', value: undefined, message: notChakra },
			},
			// n8n's type allows only one kind of rule in a list, but its tester accepts a mixed list.
		] as ICredentialTestRequest['rules'],
	};
}
