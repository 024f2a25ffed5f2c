/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- development code: runs in Node, never in n8n */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes key.pem and cert.pem in a folder, for a server at 127.0.0.1.
 * @returns the certificate's path, for those who shall trust it
 */
export function makeCertificate(folder: string): string {
	mkdirSync(folder, { recursive: true });
	const cert = join(folder, 'cert.pem');
	execFileSync(
		'openssl',
		[
			...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=127.0.0.1'],
			...['-addext', 'subjectAltName=IP:127.0.0.1'],
			...['-keyout', join(folder, 'key.pem'), '-out', cert],
		],
		{ stdio: 'ignore' },
	);
	return cert;
}
