/** What to do where nothing could be sent, by Node's codes. The last one fits every code. */
const remedies: Array<[RegExp, string]> = [
	[
		/CERT_(?:HAS_EXPIRED|NOT_YET_VALID)/,
		'The certificate of the server that it reached is not valid at this time: look whether the clock of the machine that runs n8n is right',
	],
	[
		/CERT|UNABLE_TO_|HOSTNAME_MISMATCH/,
		"n8n does not trust the certificate of the server that it reached. If a company network replaces certificates, whoever runs n8n can give it the network's own with NODE_EXTRA_CA_CERTS",
	],
	[
		/ERR_INVALID_URL/,
		'If n8n is to go through a proxy, whoever runs it can correct the address in HTTPS_PROXY',
	],
	[
		/SsrfBlocked/,
		"n8n's protection of internal addresses (SSRF) blocks this address: whoever runs n8n can allow it with N8N_SSRF_ALLOWED_HOSTNAMES",
	],
	[/^/, 'This n8n also needs a way to the Internet'],
];

/** One sentence, without its full stop. @param code of Node's error; may be empty */
export function remedyToReach(code: string): string {
	return remedies.find(([codes]) => codes.test(code))?.[1] ?? '';
}
