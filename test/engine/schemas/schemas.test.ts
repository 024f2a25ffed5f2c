/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { format } from 'prettier';
import { resources } from '../../../nodes/Chakra/actions';
import { eventKinds } from '../../../sandbox/webhooks/eventBody';
import { buttonAddress } from '../ask/buttonAddress';
import { useAskHost } from '../ask/useAskHost';
import { core } from '../core';
import { webhookSecret, type TriggerHost } from '../trigger/triggerHost';
import { useTrigger } from '../trigger/useTrigger';
import { useUsedKeys } from '../usedKeys';
import { useSandbox } from '../useSandbox';
import { schemaOf, type JsonSchema } from './jsonSchema';
import { outputs, outputsOf } from './outputs';

const sandbox = useSandbox();
useUsedKeys();
const host = useAskHost(sandbox);
const trigger = useTrigger(sandbox);

const nodeDir = resolve(__dirname, '../../../nodes/Chakra');
const everything = ['message', 'messageEcho', 'status', 'templateStatus', 'account', 'other'];
const remedy = 'run `npm run schemas`, look at what it changes, and commit it';

/** The path at which n8n looks for a schema. @throws Error where n8n would not look for one */
function schemaPath(resource?: string, operation?: string): string {
	const path = core.resolveOutputSchemaPath({ nodeDir, version: 1, resource, operation });
	if (!path) throw new Error(`n8n does not look for ${resource} ${operation}`);
	return path;
}

/** Writes the schema if the script asks for it. Otherwise compares it with the stored one. */
async function hold(path: string, schema: JsonSchema): Promise<void> {
	const made = await format(JSON.stringify(schema), { parser: 'json', useTabs: true });
	if (process.env.WRITE_SCHEMAS) {
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, made);
	}
	const file = relative(nodeDir, path);
	if (!existsSync(path)) throw new Error(`${file} is missing: ${remedy}`);
	// Also the order of the fields counts: else a run of the script changes files that nobody touched.
	const kept = readFileSync(path, 'utf8');
	// The name of the file and the advice are compared too, so that a failure shows them.
	expect({ file, remedy, schema: kept }).toEqual({ file, remedy, schema: made });
}

const operations = resources.flatMap(({ entry, operations: all }) =>
	all.map(({ entry: { value }, api }) => [entry.value, value, api] as const),
);

/** Calls that have one path: a lead is a process. */
const sameCalls: Record<string, string> = {
	createLead: 'createProcess',
	bulkUpdateLeads: 'bulkUpdateProcesses',
};
const callNamed = (id: string) => sameCalls[id] ?? id;

describe('The output schema of', () => {
	test.each(operations.filter(([, operation]) => operation !== 'sendAndWait'))(
		'%s: %s is that of its real outputs, made by the calls that the operation names',
		async (resource, operation, api) => {
			const runs = outputs[`${resource}: ${operation}`];
			if (!runs) {
				throw new Error(
					`'${resource}: ${operation}' has no run in test/engine/schemas/outputs.ts: add one, then ${remedy}`,
				);
			}
			const all = await outputsOf(sandbox(), resource, operation, runs);
			expect(all).not.toEqual([]);
			const made = sandbox().requests.map(({ operationId = '' }) => callNamed(operationId));
			expect(api.map(callNamed)).toEqual(expect.arrayContaining(made));
			const isOpen = (path: string) => runs.open?.includes(path) ?? false;
			await hold(schemaPath(resource, operation), schemaOf(all, isOpen));
		},
	);

	test('message: sendAndWait is that of its real answers', async () => {
		const press = async (title: string) => {
			const [asked] = sandbox().messages;
			if (!asked) throw new Error('Nothing was asked');
			await sandbox().press({
				messageId: asked.whatsappMessageId,
				title,
				url: buttonAddress(asked, title, host().waitingBase),
				secret: webhookSecret,
			});
			sandbox().messages.length = 0;
		};
		await host().ask({ approvalOptions: { values: { approvalType: 'double' } } });
		await press('✓ Approve');
		await host().ask({
			responseType: 'choices',
			choices: { choice: [{ title: 'Red' }, { title: 'Blue' }] },
		});
		await press('Red');
		const all = host().resumed.flatMap((items) => items.map(({ json }) => json));
		expect(all).toHaveLength(2);
		await hold(
			schemaPath('message', 'sendAndWait'),
			schemaOf(all, () => false),
		);
	});

	test('the trigger is that of its real events', async () => {
		const kinds = Object.values(eventKinds).flatMap((some) => Object.keys(some));
		const hidden = {
			group_id: 'group-1',
			from_user_id: 'US.13491208655302741918',
			referral: { source_url: 'https://example.com', headline: 'Hats', ctwa_clid: 'ARAk' },
		};
		const deliveries: Array<Parameters<TriggerHost['deliver']>[0]> = [
			...kinds.map((kind) => ({ events: [{ kind }] })),
			{ events: [{ kind: 'text', members: hidden }] },
			{ events: [{ kind: 'read', members: { biz_opaque_callback_data: 'order 7' } }] },
			{ events: [{ kind: 'text', echo: true }] },
			{ format: 'chakra' },
		];
		const started = await trigger({ events: everything });
		for (const delivery of deliveries) {
			expect(await started.deliver(delivery)).toMatchObject({ status: 200 });
		}
		const all = started.runs.flat().map(({ json }) => json);
		expect(all.length).toBeGreaterThan(20);
		await hold(
			schemaPath(),
			schemaOf(all, (path) => /^(?:details|raw)$/.test(path)),
		);
	});
});

test('There is no schema of what the node does not do', () => {
	const versions = resolve(nodeDir, '__schema__/v1.0.0');
	const kept = readdirSync(versions, { recursive: true, encoding: 'utf8' });
	const known = operations.map(([resource, operation]) => `${resource}/${operation}.json`);
	expect(kept.filter((path) => path.endsWith('.json') && !known.includes(path))).toEqual([]);
});
