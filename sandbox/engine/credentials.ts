import {
	ICredentialsHelper,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type IDataObject,
	type IHttpRequestOptions,
	type INodeProperties,
} from 'n8n-workflow';
import { ChakraApi } from '../../credentials/ChakraApi.credentials';

/**
 * n8n's own helper reads credentials from the database. This one has a single credential and signs with the real
 * credential type.
 */
class SingleCredential extends ICredentialsHelper {
	private readonly type = new ChakraApi();

	constructor(private readonly values: IDataObject) {
		super();
	}

	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		_type: string,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		return await this.type.authenticate(credentials, request);
	}

	async preAuthentication(): Promise<undefined> {
		return undefined;
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('This host stores no credentials');
	}

	async getDecrypted(): Promise<ICredentialDataDecryptedObject> {
		return JSON.parse(JSON.stringify(this.values)) as ICredentialDataDecryptedObject;
	}

	async updateCredentials(): Promise<void> {}

	async updateCredentialsOauthTokenData(): Promise<void> {}

	getCredentialsProperties(): INodeProperties[] {
		return this.type.properties;
	}
}

export function credentialsHelper(values: IDataObject): ICredentialsHelper {
	return new SingleCredential(values);
}
