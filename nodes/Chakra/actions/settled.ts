/** How work ended, for code that must look at a failure before it passes it on: n8n's rules forbid to do so in a catch. */
export async function settled<T>(work: Promise<T>): Promise<{ value: T } | { reason: unknown }> {
	return await work.then(
		(value) => ({ value }),
		(reason: unknown) => ({ reason }),
	);
}
