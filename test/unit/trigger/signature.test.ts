import { createHmac } from 'node:crypto';
import { isSigned } from '../../../nodes/Chakra/events/signature';

const secret = 'open sesame';
const body = Buffer.from('{"event":"message","payload":{"text":"Grüße \u{1F44B}"}}');
const hex = createHmac('sha256', secret).update(body).digest('hex');
const chakra = (value: string) => ({ 'x-chakra-signature-256': value });
const meta = (value: string) => ({ 'x-hub-signature-256': value });

it.each([
	["ChakraHQ's header, as it sends it", chakra(hex)],
	['upper case', chakra(hex.toUpperCase())],
	['sha256= in front', chakra(`sha256=${hex}`)],
	['SHA256= in front', chakra(`SHA256=${hex}`)],
	["Meta's header, as Meta sends it", meta(`sha256=${hex}`)],
	["Meta's header without sha256=", meta(hex)],
	[
		"Meta's own signature beside the right one",
		{ ...meta(`sha256=${'0'.repeat(64)}`), ...chakra(hex) },
	],
])('takes the right signature: %s', (_, headers) => {
	expect(isSigned(body, headers, secret)).toBe(true);
});

it.each([
	['is missing', {}],
	['is empty', chakra('')],
	['is of another secret', chakra(createHmac('sha256', 'x').update(body).digest('hex'))],
	['is of another body', chakra(createHmac('sha256', secret).update('{}').digest('hex'))],
	['has a digit changed', chakra(`${hex.startsWith('0') ? '1' : '0'}${hex.slice(1)}`)],
	['is a digit short', chakra(hex.slice(1))],
	['is a digit long', chakra(`${hex}0`)],
	['is base64', chakra(Buffer.from(hex, 'hex').toString('base64'))],
	['has another digest in front', chakra(`sha1=${hex}`)],
	['is no hex', chakra('z'.repeat(64))],
	['came twice', { 'x-chakra-signature-256': [hex, hex] }],
	['stands in another header', { 'x-signature': hex }],
])('turns down a signature that %s', (_, headers) => {
	expect(isSigned(body, headers, secret)).toBe(false);
});

it('turns down a body that was read and written again', () => {
	const pretty = Buffer.from(JSON.stringify(JSON.parse(body.toString()), null, 1));
	expect(isSigned(pretty, chakra(hex), secret)).toBe(false);
});

it('signs a byte-order mark along with the rest', () => {
	const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body]);
	const signature = createHmac('sha256', secret).update(marked).digest('hex');
	expect(isSigned(marked, chakra(signature), secret)).toBe(true);
	expect(isSigned(marked, chakra(hex), secret)).toBe(false);
});

it('takes nothing as signed with an empty secret', () => {
	const signature = createHmac('sha256', '').update(body).digest('hex');
	expect(isSigned(body, chakra(signature), '')).toBe(false);
});
