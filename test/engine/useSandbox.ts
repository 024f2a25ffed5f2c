import { randomBytes } from 'node:crypto';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/server';

/** With all characters that quoting, JSON and URLs encode differently. */
export const madeUpToken = () => `chk/${randomBytes(24).toString('base64url')}+/==`;

/**
 * One sandbox for all tests of a file, reset after each. Then it is checked what holds for every test of this node:
 * the sandbox kept its own contract, and so did every request that was not answered with a fault.
 */
export function useSandbox(options: Pick<SandboxOptions, 'seed'> = {}): () => Sandbox {
	let sandbox: Sandbox | undefined;
	const running = () => {
		if (!sandbox) throw new Error('The sandbox has not been started yet');
		return sandbox;
	};
	beforeAll(async () => {
		sandbox = await startSandbox({ ...options, token: madeUpToken() });
	}, 60_000);
	afterEach(async () => {
		expectContractKept(running());
		await running().reset();
	});
	afterAll(async () => await sandbox?.close());
	return running;
}

export function expectContractKept({ contractViolations, requests }: Sandbox): void {
	expect(contractViolations).toEqual([]);
	const ours = requests.filter(({ path }) => /^\/v\d+\//.test(path));
	expect(ours.filter(({ operationId }) => operationId === undefined)).toEqual([]);
	// 401 and 404 concern the token and the plugin, 302 leads to a file, and 403 is the response of one file in the
	// seed. Any other status would mean that the request is wrong.
	const refused = ours.filter(
		({ fault, status }) => !fault && ![null, 200, 302, 401, 403, 404].includes(status),
	);
	expect(refused).toEqual([]);
}
