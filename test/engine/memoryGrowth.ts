/* eslint-disable @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
const MB = 1024 * 1024;

/** Does some work, and returns by how many MB the memory of the process grew at most. */
export async function memoryGrowth(
	hasBegun: () => boolean,
	work: () => Promise<void>,
): Promise<number> {
	let start: number | undefined;
	let peak = 0;
	const watch = setInterval(() => {
		if (!hasBegun()) return;
		const { rss } = process.memoryUsage();
		start ??= rss;
		peak = Math.max(peak, rss);
	}, 5);
	try {
		await work();
	} finally {
		clearInterval(watch);
	}
	return (peak - (start ?? 0)) / MB;
}
