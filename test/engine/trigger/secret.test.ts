/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { inspect } from 'node:util';
import { eventBody } from '../../../sandbox/webhooks/eventBody';
import { spellingsOf } from '../secrecy';
import { madeUpToken, useSandbox } from '../useSandbox';
import { useTrigger } from './useTrigger';

const sandbox = useSandbox();
const trigger = useTrigger(sandbox);

const hmacKey = madeUpToken();

/** Also what does not show when a value is printed. */
const textOf = (value: unknown) => inspect(value, { depth: 12, showHidden: true });

test('The webhook secret is in no answer, no run, no error and no request', async () => {
	const host = await trigger({}, { credential: { webhookSecret: hmacKey } });
	const body = JSON.stringify(eventBody('meta', [{ kind: 'text' }]));
	await host.publish();
	const answers = [
		await host.deliver({ secret: hmacKey, body }),
		await host.deliver({ secret: 'another', body }),
		await host.deliver({ secret: undefined, body }),
		await host.deliver({ secret: hmacKey, body: 'no JSON' }),
		await host.deliver({ secret: hmacKey, body: '[]' }),
	];
	await host.unpublish();
	await host.listen();
	answers.push(await host.deliver({ secret: 'another', body }, 'webhook-test'));
	expect(answers.map(({ status }) => status)).toEqual([200, 401, 401, 400, 400, 500]);
	expect(host.items).toHaveLength(1);

	const left = textOf([answers, host.runs, host.thrown.splice(0), sandbox().requests]);
	expect(left).toContain('The signature is missing or wrong');
	expect(spellingsOf(hmacKey).filter((spelling) => left.includes(spelling))).toEqual([]);
});
