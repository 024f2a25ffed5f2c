import type { Sandbox } from '../../../sandbox/server';

/** A job that creates so many leads. */
export async function startJob(
	{ url, token }: Pick<Sandbox, 'url' | 'token'>,
	entries: number,
): Promise<string> {
	const answer = await fetch(`${url}/v1/ext/procedure/lead/process/bulk-create`, {
		method: 'POST',
		headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
		body: JSON.stringify(Array.from({ length: entries }, (_, i) => ({ lead_id: `BULK-${i}` }))),
	});
	const { _data: job } = (await answer.json()) as { _data: { id: string } };
	return job.id;
}
