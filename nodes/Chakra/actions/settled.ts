/** How a promise ended. */
export type Settled<T> = { value: T } | { reason: unknown };

/**
 * The result or the error of a promise. For code that examines an error before it throws it again, which n8n's lint
 * rules forbid in a catch block.
 */
export async function settled<T>(work: Promise<T>): Promise<Settled<T>> {
	return await work.then(
		(value) => ({ value }),
		(reason: unknown) => ({ reason }),
	);
}
