import getPort from 'get-port';

/** A port of this machine that nobody uses right now, and that was not given before. */
export async function freePort(): Promise<number> {
	return await getPort({ host: '127.0.0.1' });
}
