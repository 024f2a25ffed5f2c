import { generateKeyPairSync } from 'crypto';
import type { INodeParameters } from 'n8n-workflow';
import { byId, fromList, onlyJson, operate, errorOf, senderId } from '../operate';
import { useSandbox } from '../useSandbox';

const sandbox = useSandbox();
const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();

const flow = async (operation: string, parameters: INodeParameters = {}) =>
	await operate(sandbox(), {
		resource: 'flow',
		operation,
		phoneNumberId: fromList(senderId),
		...parameters,
	});

test('the key is set, and can be read afterwards', async () => {
	expect(onlyJson(await flow('getPublicKey'))).toEqual({ business_public_key: null });
	expect(onlyJson(await flow('setPublicKey', { publicKey: pem }))).toEqual({ success: true });
	expect(onlyJson(await flow('getPublicKey'))).toEqual({
		business_public_key: pem,
		business_public_key_signature_status: 'VALID',
	});
	const { pluginId } = sandbox();
	const path = `/v1/ext/plugin/whatsapp/${pluginId}/api/v24.0/${senderId}/whatsapp_business_encryption`;
	expect(new Set(sandbox().requests.map((request) => request.path))).toEqual(new Set([path]));
});

test('Simplify off gives the whole response', async () => {
	expect(onlyJson(await flow('getPublicKey', { simplify: false }))).toEqual({ data: [] });
});

test.each([
	['broken with CR LF', pem.replaceAll('\n', '\r\n')],
	['on one line, as a form keeps it', pem.replaceAll('\n', ' ')],
	['as an environment variable holds it', pem.trim().replaceAll('\n', '\\n')],
	['in quotes, as it stands in a .env file', `"${pem.trim().replaceAll('\n', '\\n')}"`],
	['in PKCS #1', pair.publicKey.export({ type: 'pkcs1', format: 'pem' }).toString()],
])('a key %s goes up as PEM', async (_, publicKey) => {
	onlyJson(await flow('setPublicKey', { publicKey: `={{ ${JSON.stringify(publicKey)} }}` }));
	expect(sandbox().requests[0]?.body).toEqual({ business_public_key: pem });
});

const short = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey;
const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;
const secret = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

test.each<[string, string, RegExp]>([
	['nothing', '={{ "" }}', /Public Key is empty/],
	['another text', 'my key', /no public key in PEM format/],
	['a key cut short', pem.slice(0, 200), /no public key in PEM format/],
	['a key with a hole', pem.replace(/MII.{40}/, ''), /no public key in PEM format/],
	['two keys', pem + pem, /no public key in PEM format/],
	['a certificate', pem.replaceAll('PUBLIC KEY', 'CERTIFICATE'), /no public key in PEM format/],
	['a short key', short.export({ type: 'spki', format: 'pem' }).toString(), /not a 2048-bit RSA/],
	['a curve', curve.export({ type: 'spki', format: 'pem' }).toString(), /not a 2048-bit RSA/],
	['a private key', secret, /Public Key holds a private key/],
])('%s is refused, and asks nobody', async (_, publicKey, refusal) => {
	const result = await flow('setPublicKey', { publicKey });
	expect(errorOf(result)).toMatch(refusal);
	expect(errorOf(result)).not.toContain(secret.split('\n')[1]);
	expect(sandbox().requests).toEqual([]);
});

test.each(['getPublicKey', 'setPublicKey'])('%s says what a 404 means here', async (operation) => {
	sandbox().inject({ status: 404, body: 'Not Found' });
	expect(errorOf(await flow(operation, { publicKey: pem }))).toMatch(/at another address/);
});

test('success: false is an error', async () => {
	sandbox().inject({ status: 200, body: { success: false } });
	expect(errorOf(await flow('setPublicKey', { publicKey: pem }))).toMatch(/did not set the key/);
});

test('a text that is not a phone number ID is refused', async () => {
	const refusal = errorOf(await flow('getPublicKey', { phoneNumberId: byId('../../x y') }));
	expect(refusal).toMatch(/Phone Number "\.\.\/\.\.\/x y" is not an ID/);
	expect(sandbox().requests).toEqual([]);
});
