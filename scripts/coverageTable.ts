/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { join } from 'node:path';
import { resources } from '../nodes/Chakra/actions';
import { contractCalls } from './contract';

export const COVERAGE_FILE = join(__dirname, '..', 'docs', 'coverage.md');

/** What the trigger does with the plugin's configuration, and what no operation needs. */
const otherwise: Record<string, string> = {
	fetchWhatsappPluginConfiguration: 'ChakraHQ Trigger, Register Webhook',
	updateWhatsappPluginConfiguration: 'ChakraHQ Trigger, Register Webhook',
	health: 'not needed: it does not prove that a token is good',
};

/** What ChakraHQ lists among its calls without a page or code that tells the path. */
const notPublished = ['groups', 'campaigns', 'update a lead by phone number', 'disconnect'];

/** `Media > Upload Public Media`, by the call it makes. */
function operationsByCall(): Map<string, string[]> {
	const found = new Map<string, string[]>();
	for (const { entry: resource, operations } of resources) {
		for (const { entry, api } of operations) {
			for (const id of api) {
				found.set(id, [...(found.get(id) ?? []), `${resource.name} > ${entry.name}`]);
			}
		}
	}
	return found;
}

/** docs/coverage.md: which call of ChakraHQ's API which operation makes. */
export function coverageTable(): string {
	const byCall = operationsByCall();
	const rows = contractCalls.map(({ id, method, path, confidence }) => {
		const inN8n = byCall.get(id)?.join('<br>') ?? otherwise[id] ?? 'not yet';
		return `| \`${method} ${path}\` | ${inN8n} | ${confidence} |`;
	});
	return [
		"# Which of ChakraHQ's calls work from n8n",
		'',
		'Made by `npm run docs` from the operations and `sandbox/openapi.yaml`; a test holds it to them.',
		'',
		'*documented*: ChakraHQ documents it. *inferred*: known from public client code only. *unknown-details*: documented in part.',
		'*not published*: ChakraHQ has the call, and its path is known from nowhere. Ask ChakraHQ support for it; then the call can be',
		'made [with the HTTP Request node](http-request-node.md) and this credential, like every call without an operation.',
		'',
		'| call | in n8n | known from |',
		'|---|---|---|',
		...rows,
		...notPublished.map((call) => `| ${call} | with the HTTP Request node | not published |`),
		'',
	].join('\n');
}
