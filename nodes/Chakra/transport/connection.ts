import { NodeOperationError } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
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
	/**
	 * The credential as n8n read it at the start of the run. Requests are signed with it, so that a database that goes
	 * away later cannot make a request fail half-way.
	 */
	credential: ICredentialDataDecryptedObject;
}

/** @throws ChakraError where the token is missing or the base URL is not one to send a token to */
export async function readConnection(context: ApiContext): Promise<Connection> {
	const credential = await readCredential(context);
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
	return {
		baseUrl: base.baseUrl,
		accessToken,
		defaultPluginId: text(credential.pluginId),
		credential,
	};
}

async function readCredential(context: ApiContext): Promise<ICredentialDataDecryptedObject> {
	try {
		return await context.getCredentials(CREDENTIAL);
	} catch (error) {
		throw new NodeOperationError(
			context.getNode(),
			error instanceof Error ? error : String(error),
			{
				message: `n8n could not read the ChakraHQ credential, nothing was sent: ${error instanceof Error ? error.message : String(error)}`,
				description:
					'Choose a ChakraHQ credential in this node. If one is chosen, run the workflow again: the database of n8n may have been away.',
			},
		);
	}
}

function text(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
