/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { readFileSync, writeFileSync } from 'node:fs';

const everyMs = 50;

function highWaterMark(pid: number): number | undefined {
	try {
		const [, kib] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
		return kib === undefined ? undefined : Number(kib) * 1024;
	} catch {
		return undefined; // not Linux, or the process is gone
	}
}

/** Sets the high-water mark to what the process has now. Linux only: man proc_pid_clear_refs. */
function forgetPeak(pid: number): void {
	try {
		writeFileSync(`/proc/${pid}/clear_refs`, '5');
	} catch {
		// Not Linux, or not allowed: the peak before counts too.
	}
}

/**
 * Watches the peak resident memory of a process. The kernel keeps the high-water mark itself,
 * so reading it now and then loses nothing but what the last 50 ms may add.
 * @returns a function that stops watching and gives bytes, or undefined where /proc is missing
 */
export function watchPeakMemory(pid: number): () => number | undefined {
	forgetPeak(pid);
	let peak = highWaterMark(pid);
	const timer = setInterval(() => {
		peak = highWaterMark(pid) ?? peak;
	}, everyMs);
	return () => {
		clearInterval(timer);
		return peak;
	};
}
