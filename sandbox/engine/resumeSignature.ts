import { createHmac } from 'node:crypto';
import { Container } from '@n8n/di';
import { core } from './core';

/**
 * Whether n8n itself made this address of a waiting execution, as its server checks it.
 * Source: github.com/n8n-io/n8n, packages/cli/src/webhooks/waiting-webhooks.ts
 * @param address path and query
 */
export function isSignedResume(address: string): boolean {
	const { hmacSignatureSecret } = Container.get(core.InstanceSettings);
	const url = new URL(address, 'http://n8n');
	const given = url.searchParams.get('signature');
	url.searchParams.delete('signature');
	const expected = createHmac('sha256', hmacSignatureSecret).update(`${url.pathname}${url.search}`);
	return given === expected.digest('hex');
}
