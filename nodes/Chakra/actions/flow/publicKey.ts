import { createPublicKey } from 'crypto';
import type { INodeProperties } from 'n8n-workflow';
import { ChakraError } from '../../transport/chakraError';

export const publicKeyField: INodeProperties = {
	displayName: 'Public Key',
	name: 'publicKey',
	type: 'string',
	typeOptions: { rows: 4 },
	required: true,
	default: '',
	placeholder: 'e.g. -----BEGIN PUBLIC KEY-----...',
	description: 'A 2048-bit RSA key in PEM format: the public one, never the private one',
};

/**
 * A public key in the form that Meta accepts: 2048-bit RSA, PEM. Restores line breaks that a form or an environment
 * variable removed or wrote as `\n`. Source:
 * developers.facebook.com/docs/whatsapp/cloud-api/reference/whatsapp-business-encryption
 * @throws ChakraError where it is not such a key; the message never contains the key
 */
export function publicKeyIn(text: string): string {
	if (text.includes('PRIVATE KEY')) {
		throw new ChakraError('Public Key holds a private key', {
			remedy:
				'Never give the private key away. Make the public one of it: openssl rsa -in private.pem -pubout',
		});
	}
	const plain = text.trim().replace(/^["']|["']$/g, '');
	const found = /^-----BEGIN ((?:RSA )?PUBLIC KEY)-----([^-]*)-----END \1-----$/.exec(plain.trim());
	const [, label = '', body = ''] = found ?? [];
	const base64 = body.replaceAll('\\r', '').replaceAll('\\n', '').replace(/\s/g, '');
	const lines = base64.match(/.{1,64}/g) ?? [];
	const pem = [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`].join('\n');
	const key = found && parsed(pem);
	if (key?.asymmetricKeyType === 'rsa' && key.asymmetricKeyDetails?.modulusLength === 2048) {
		return key.export({ type: 'spki', format: 'pem' }).toString();
	}
	throw new ChakraError(
		key ? 'Public Key is not a 2048-bit RSA key' : 'Public Key is no public key in PEM format',
		{
			remedy:
				'It is a 2048-bit RSA key that begins with -----BEGIN PUBLIC KEY-----. OpenSSL makes one: openssl genrsa -out private.pem 2048, then openssl rsa -in private.pem -pubout',
		},
	);
}

function parsed(pem: string): ReturnType<typeof createPublicKey> | null {
	try {
		return createPublicKey(pem);
	} catch {
		return null;
	}
}
