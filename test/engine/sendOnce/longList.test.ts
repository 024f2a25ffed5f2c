import { errorOf, type OperateRun } from '../operate';
import { useUsedKeys } from '../usedKeys';
import { useSandbox } from '../useSandbox';
import { byKey, sendHello } from './helloByKey';

// From 501 items on, keys are recorded ahead of their turn.
const sandbox = useSandbox();
const usedKeys = useUsedKeys();

const recipients = Array.from({ length: 510 }, (_, index) => `1555020${1000 + index}`);

const send = (to: string[], run: OperateRun = {}) =>
	sendHello(sandbox(), to, { ...byKey, parallelSends: 20 }, run);

const sentTo = () => sandbox().messages.map(({ to }) => String(to));
const count = ({ output }: Awaited<ReturnType<typeof send>>, status: string) =>
	output.filter(({ json }) => json.status === status).length;

test('a long list goes out once, with one write for some ten keys, and a second run sends nothing', async () => {
	const first = await send(recipients);
	expect(first.error).toBeUndefined();
	expect(sentTo().sort()).toEqual(recipients);
	expect(usedKeys.calls).toBeLessThan(recipients.length / 8);
	expect(count(await send(recipients), 'skipped')).toBe(recipients.length);
	expect(sentTo()).toHaveLength(recipients.length);
});

test('keys whose turn never came are free again after a run that stops', async () => {
	const [refused = ''] = recipients.slice(250);
	sandbox().inject({ match: { path: refused }, status: 400, body: { _errors: ['no'] } });
	const first = await send(recipients);
	expect(errorOf(first)).toContain('[item 250]');
	const before = sentTo().length;
	expect(before).toBeLessThan(350);

	const second = await send(recipients);
	expect(second.error).toBeUndefined();
	expect(count(second, 'skipped')).toBe(before);
	expect(sentTo().sort()).toEqual(recipients);
});

test('two executions of one long list at once, in opposite order, send each item once and both end', async () => {
	const both = await Promise.all([send(recipients), send([...recipients].reverse())]);
	expect(sentTo().sort()).toEqual(recipients);
	expect(both.map((run) => count(run, 'skipped')).reduce((a, b) => a + b)).toBe(recipients.length);
});

test('a key that comes twice in a long list is sent once', async () => {
	const [one = '', two = ''] = recipients;
	const result = await send([one, ...recipients, two, two]);
	expect(count(result, 'skipped')).toBe(3);
	expect(sentTo().sort()).toEqual(recipients);
});

test('a database that goes away while keys are recorded ahead: what was not recorded is not sent, and says so', async () => {
	for (let call = 10; call < 30; call += 1) usedKeys.awayAt.add(call);
	const first = await send(recipients, { onError: 'continueRegularOutput' });
	const refused = first.output.filter(({ json }) => json.error);
	expect(refused.length).toBeGreaterThan(0);
	expect(sentTo()).toHaveLength(recipients.length - refused.length);
	expect(String(refused[0]?.json.error)).toContain('nothing was sent');

	const second = await send(recipients, { onError: 'continueRegularOutput' });
	expect(new Set(sentTo()).size).toBe(sentTo().length);
	const named = second.output.filter(({ json }) => json.mayBeDone === true);
	expect(sentTo().length + named.length).toBeGreaterThanOrEqual(recipients.length);
});
