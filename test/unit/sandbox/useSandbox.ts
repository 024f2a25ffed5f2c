import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/server';

/** Starting loads the contract: about a second, and much more on a busy machine. */
const patienceMs = 60_000;

/** One sandbox for a test file, reset before each test. After each test, its responses must have kept the contract. */
export function useSandbox(options: SandboxOptions = {}): () => Sandbox {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox(options);
	}, patienceMs);
	beforeEach(async () => await sandbox.reset());
	afterEach(() => expect(sandbox.contractViolations).toEqual([]));
	afterAll(async () => await sandbox.close());
	return () => sandbox;
}
