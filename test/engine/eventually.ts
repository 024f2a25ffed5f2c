import { sleep } from 'n8n-workflow';

/** Waits until a condition is true. @throws Error after `limitMs` */
export async function eventually(holds: () => boolean, limitMs = 15_000): Promise<void> {
	const end = Date.now() + limitMs;
	while (!holds()) {
		if (Date.now() > end) throw new Error(`Not within ${limitMs} ms: ${holds.toString()}`);
		await sleep(10);
	}
}
