import { NodeOperationError } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { textOf } from '../json/narrow';
import { cleanAccessToken, MAX_TOKEN_LENGTH } from './accessToken';
import { readBaseUrl } from './baseUrl';
import { ChakraError } from './chakraError';

/** The n8n contexts that send requests: a node run, the lists in the editor, a trigger. */
export type ApiContext =
	IExecuteFunctions | IHookFunctions | ILoadOptionsFunctions | IWebhookFunctions;

/** The credential type's name: a promise to saved workflows. */
export const CREDENTIAL = 'chakraApi';

/** The credential, checked and cleaned. */
export interface Connection {
	/** Without a slash at its end. */
	baseUrl: string;
	/** Needed only to hide it in responses: n8n signs the requests. */
	accessToken: string;
	/** As typed; may be empty. */
	defaultPluginId: string;
	/**
	 * The credential as n8n read it at the start of the run. Requests are signed with this copy, so that a database
	 * that goes away later cannot make them fail.
	 */
	credential: ICredentialDataDecryptedObject;
}

const PASTE_TOKEN = {
	remedy:
		'Open the credential and paste the token from ChakraHQ: Admin > API Keys, open the key, Access Tokens.',
};

/** @throws ChakraError if the token is missing or none, or the base URL is not safe for a token */
export async function readConnection(context: ApiContext): Promise<Connection> {
	const credential = await readCredential(context);
	const accessToken = cleanAccessToken(textOf(credential.accessToken));
	if (accessToken === '') {
		throw new ChakraError('The ChakraHQ credential has no access token', PASTE_TOKEN);
	}
	if (accessToken.length > MAX_TOKEN_LENGTH) {
		const message = 'The access token in the ChakraHQ credential is longer than any token';
		throw new ChakraError(message, PASTE_TOKEN);
	}
	const base = readBaseUrl(textOf(credential.baseUrl));
	if ('problem' in base) {
		throw new ChakraError(base.problem, { remedy: 'Correct Base URL in the ChakraHQ credential.' });
	}
	return {
		baseUrl: base.baseUrl,
		accessToken,
		defaultPluginId: textOf(credential.pluginId),
		credential,
	};
}

async function readCredential(context: ApiContext): Promise<ICredentialDataDecryptedObject> {
	try {
		return await context.getCredentials(CREDENTIAL);
	} catch (error) {
		const problem = error instanceof Error ? error.message : String(error);
		// Not the error itself: of its own kind of error n8n keeps the words, and they name no remedy.
		throw new NodeOperationError(
			context.getNode(),
			`n8n could not read the ChakraHQ credential, nothing was sent: ${problem}`,
			{
				description:
					'Open this node and choose a ChakraHQ credential under Credential. If one is chosen, run the workflow again: the database of n8n may have been away.',
			},
		);
	}
}
