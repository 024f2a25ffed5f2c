import type { RecordedRequest } from './records';

/** The largest number of requests that were open at the same time. */
export function mostAtOnce(requests: RecordedRequest[]): number {
	const changes = requests.flatMap(({ startedAt, endedAt }) => [
		{ at: startedAt, by: 1 },
		{ at: endedAt ?? Infinity, by: -1 },
	]);
	let open = 0;
	let most = 0;
	for (const { by } of changes.sort((a, b) => a.at - b.at || a.by - b.by)) {
		open += by;
		most = Math.max(most, open);
	}
	return most;
}
