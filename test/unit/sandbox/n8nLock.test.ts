/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { withLock } from '../../../sandbox/n8n/lock';

const folder = mkdtempSync(join(tmpdir(), 'lock-'));
const lock = join(folder, 'some.lock');
afterAll(() => rmSync(folder, { recursive: true }));

test('two pieces of work that want one lock run one after the other', async () => {
	const events: string[] = [];
	const work = async (name: string) =>
		await withLock(
			lock,
			() => events.push(`${name} waits`),
			async () => {
				events.push(`${name} begins`);
				await wait(50);
				events.push(`${name} ends`);
			},
		);
	await Promise.all([work('one'), work('two')]);
	const first = events.includes('two waits') ? 'one' : 'two';
	const second = first === 'one' ? 'two' : 'one';
	expect(events.filter((event) => !event.endsWith('waits'))).toEqual([
		`${first} begins`,
		`${first} ends`,
		`${second} begins`,
		`${second} ends`,
	]);
	expect(events.filter((event) => event.endsWith('waits'))).toEqual([`${second} waits`]);
});

test('a lock whose owner has died is taken over', async () => {
	mkdirSync(lock);
	const longAgo = new Date(Date.now() - 60_000);
	utimesSync(lock, longAgo, longAgo);
	await expect(
		withLock(
			lock,
			() => {},
			async () => await Promise.resolve('done'),
		),
	).resolves.toBe('done');
});

test('work that throws gives the lock back', async () => {
	const failing = withLock(
		lock,
		() => {},
		async () => await Promise.reject(new Error('no space')),
	);
	await expect(failing).rejects.toThrow('no space');
	expect(existsSync(lock)).toBe(false);
});
