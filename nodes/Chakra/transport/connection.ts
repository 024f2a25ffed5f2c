import type {
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { cleanAccessToken } from './accessToken';
import { readBaseUrl } from './baseUrl';
import { ChakraError } from './chakraError';

/** Where a request to the API can come from: a node run, the editor's lists, a trigger. */
export type ApiContext =
	IExecuteFunctions | IHookFunctions | ILoadOptionsFunctions | IWebhookFunctions;

/** The credential type's name: a promise to saved workflows. */
export const CREDENTIAL = 'chakraApi';

/** What the credential says, checked and cleaned. */
export interface Connection {
	/** Without a slash at its end. */
	baseUrl: string;
	/** Only to recognise and hide it in answers; the credential itself signs the requests. */
	accessToken: string;
	/** As typed; may be empty. */
	defaultPluginId: string;
}

/** @throws ChakraError where the token is missing or the base URL is not one to send a token to */
export async function readConnection(context: ApiContext): Promise<Connection> {
	const credential = await context.getCredentials(CREDENTIAL);
	const accessToken = cleanAccessToken(text(credential.accessToken));
	if (accessToken === '') {
		throw new ChakraError('The ChakraHQ credential has no access token', {
			remedy:
				'Open the credential and paste the token from ChakraHQ: Admin > API Keys, open the key, Access Tokens.',
		});
	}
	const base = readBaseUrl(text(credential.baseUrl));
	if ('refusal' in base) {
		throw new ChakraError(base.refusal, { remedy: 'Correct Base URL in the ChakraHQ credential.' });
	}
	return { baseUrl: base.baseUrl, accessToken, defaultPluginId: text(credential.pluginId) };
}

function text(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
