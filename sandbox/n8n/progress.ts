/* eslint-disable @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
/** Where progress goes: one line a call. */
export type Say = (line: string) => void;

export const silence: Say = () => {};

const everyMs = 15_000;

/** Prints what begins and, while it lasts, the elapsed time. */
export async function withProgress<T>(say: Say, what: string, work: () => Promise<T>): Promise<T> {
	say(`${what} ...`);
	const began = Date.now();
	const seconds = () => Math.round((Date.now() - began) / 1000);
	const ticker = setInterval(() => say(`  still at it, ${seconds()} s`), everyMs);
	try {
		return await work();
	} finally {
		clearInterval(ticker);
	}
}
