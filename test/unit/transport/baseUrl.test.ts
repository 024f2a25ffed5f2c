import fc from 'fast-check';
import { readBaseUrl } from '../../../nodes/Chakra/transport/baseUrl';

test.each([
	['nothing', '', 'https://api.chakrahq.com'],
	['blanks', ' \n', 'https://api.chakrahq.com'],
	['the usual one', 'https://api.chakrahq.com', 'https://api.chakrahq.com'],
	['a slash at the end', 'https://api.chakrahq.com/', 'https://api.chakrahq.com'],
	['slashes at the end', 'https://api.chakrahq.com//', 'https://api.chakrahq.com'],
	['spaces around', '  https://api.chakrahq.com \n', 'https://api.chakrahq.com'],
	['capitals', 'HTTPS://API.ChakraHQ.com', 'https://api.chakrahq.com'],
	['a port', 'https://api.example:8443', 'https://api.example:8443'],
	['a path', 'https://proxy.example/chakra/', 'https://proxy.example/chakra'],
	['nothing after a question mark', 'https://api.example/?', 'https://api.example'],
	['nothing after a number sign', 'https://api.example#', 'https://api.example'],
])('takes %s', (_, typed, baseUrl) => {
	expect(readBaseUrl(typed)).toEqual({ baseUrl });
});

test.each([
	'http://localhost',
	'http://localhost:3000',
	'http://api.localhost',
	'http://127.0.0.1:5000',
	'http://127.8.8.8',
	'http://2130706433',
	'http://[::1]:3000',
	'http://10.1.2.3',
	'http://192.168.0.10',
	'http://172.16.0.1',
	'http://172.31.255.255',
	'http://[fd12::1]',
	'http://[fc00::1]',
	'http://sandbox',
	'http://sandbox:3000',
	'http://chakra.internal',
	'http://chakra.local',
	'http://chakra.lan',
	'http://chakra.home.arpa',
])('takes %s, which is this machine or a private network', (typed) => {
	expect(readBaseUrl(typed)).toEqual({ baseUrl: expect.stringMatching(/^http:/) });
});

test.each([
	'http://api.chakrahq.com',
	'http://8.8.8.8',
	'http://11.0.0.1',
	'http://172.15.0.1',
	'http://172.32.0.1',
	'http://192.169.0.1',
	'http://128.0.0.1',
	'http://[2001:db8::1]',
	'http://[fe00::1]',
	'http://localhost.example.com',
	'http://127.0.0.1.example.com',
	'http://10.0.0.1.example.com',
	'http://internal.example.com',
	'http://0x08080808',
])('refuses %s: the token would travel unencrypted', (typed) => {
	expect(readBaseUrl(typed)).toEqual({
		problem: expect.stringMatching(/^Base URL must start with https:\/\/.*unencrypted to /),
	});
});

test.each([
	['no web address', 'chakra', /^Base URL is not a web address\. Use https:/],
	['a host without its protocol', 'api.chakrahq.com', /is not a web address/],
	['another protocol', 'ftp://api.chakrahq.com', /must start with https:/],
	['a script', 'javascript:alert(1)', /must start with https:/],
	['a file', 'file:///etc/passwd', /must start with https:/],
	['a slash too few', 'https:/api.chakrahq.com', /must start with https:/],
	['no slash', 'https:api.chakrahq.com', /must start with https:/],
	['backslashes', 'https:\\\\api.chakrahq.com', /must start with https:/],
	['a user name', 'https://user@api.chakrahq.com', /an address alone/],
	['a password', 'https://:pass@api.chakrahq.com', /an address alone/],
	['a query', 'https://api.chakrahq.com?a=b', /an address alone/],
	['a fragment', 'https://api.chakrahq.com#a', /an address alone/],
])('refuses %s, and says what to write', (_, typed, reason) => {
	expect(readBaseUrl(typed)).toEqual({ problem: expect.stringMatching(reason) });
});

test('whatever is typed, the address is one that a path can be put behind, encrypted or private', () => {
	const piece = fc.constantFrom(
		...['http://', 'https://', 'localhost', '10.0.0.1', 'a.example', ':80', '/', '?', '#', '@'],
		...['[::1]', '\\', ' ', '%2e', '..', 'x', '\u3002', '１'],
	);
	const typed = fc.oneof(
		fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join('')),
		fc.webUrl(),
		fc.string(),
	);
	fc.assert(
		fc.property(typed, (text) => {
			const read = readBaseUrl(text);
			if ('problem' in read) {
				expect(read.problem).toMatch(/^Base URL .*\.$/s);
				return;
			}
			const url = new URL(`${read.baseUrl}/v1/ext/config`);
			expect(url.href).toBe(`${read.baseUrl}/v1/ext/config`);
			expect([url.username, url.password, url.search, url.hash]).toEqual(['', '', '', '']);
			expect(['https:', 'http:']).toContain(url.protocol);
		}),
		{ numRuns: 2000 },
	);
});
