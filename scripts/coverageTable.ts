/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { resources } from '../nodes/Chakra/actions';

export const COVERAGE_FILE = join(__dirname, '..', 'docs', 'coverage.md');
const CONTRACT_FILE = join(__dirname, '..', 'sandbox', 'openapi.yaml');

interface ContractOperation {
	operationId: string;
	'x-confidence'?: string;
}

interface Contract {
	paths: Record<string, Record<string, ContractOperation>>;
}

interface Call {
	id: string;
	request: string;
	confidence: string;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** What the trigger does with the plugin's configuration, and what no operation needs. */
const otherwise: Record<string, string> = {
	fetchWhatsappPluginConfiguration: 'ChakraHQ Trigger, Register Webhook',
	updateWhatsappPluginConfiguration: 'ChakraHQ Trigger, Register Webhook',
	health: 'not needed: it does not prove that a token is good',
};

/** Every call of the contract, in its order. */
export function contractCalls(): Call[] {
	const { paths }: Contract = parse(readFileSync(CONTRACT_FILE, 'utf8'));
	return Object.entries(paths).flatMap(([path, item]) =>
		METHODS.flatMap((method) => {
			const { [method]: operation } = item;
			if (!operation) return [];
			const confidence = operation['x-confidence'] ?? 'documented';
			const request = `${method.toUpperCase()} ${path}`;
			return [{ id: operation.operationId, request, confidence }];
		}),
	);
}

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
	const rows = contractCalls().map(({ id, request, confidence }) => {
		const inN8n = byCall.get(id)?.join('<br>') ?? otherwise[id] ?? 'not yet';
		return `| \`${request}\` | ${inN8n} | ${confidence} |`;
	});
	return [
		"# Which of ChakraHQ's calls work from n8n",
		'',
		'Made by `npm run docs` from the operations and `sandbox/openapi.yaml`; a test holds it to them.',
		'',
		'*documented*: ChakraHQ documents it. *inferred*: known from public client code only. *unknown-details*: documented in part.',
		'Calls that have no operation, or no published path (groups, campaigns, update a lead by phone number,',
		'disconnect), can be made [with the HTTP Request node](http-request-node.md) and this credential.',
		'',
		'| call | in n8n | known from |',
		'|---|---|---|',
		...rows,
		'',
	].join('\n');
}
