import { createN8n, type N8n, type N8nOptions } from '../../sandbox/n8n';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { LiveN8n } from './liveN8n';
import { sayAloud } from './sayAloud';

/** A run in a real n8n takes seconds, and several times that on a busy machine. */
jest.setTimeout(180_000);

interface Stage {
	sandbox: Sandbox;
	n8n: N8n;
}

/** One sandbox and one n8n for all tests of a file, both stopped afterwards. The sandbox is reset after each test. */
export function useN8n(options: N8nOptions = {}): () => Stage {
	let sandbox: Sandbox | undefined;
	let n8n: N8n | undefined;
	const stage = () => {
		if (!sandbox || !n8n) throw new Error('The n8n of this test has not been set up');
		return { sandbox, n8n };
	};
	beforeAll(async () => {
		sandbox = await startSandbox();
		n8n = await createN8n({ say: sayAloud, ...options });
	});
	afterEach(async () => {
		const { contractViolations } = stage().sandbox;
		expect(contractViolations).toEqual([]);
		await stage().sandbox.reset();
	});
	afterAll(async () => {
		await n8n?.close();
		await sandbox?.close();
	});
	return stage;
}

/** The same, with a running n8n that has a credential of the sandbox. */
export function useLiveN8n(options: N8nOptions = {}): () => Stage & { live: LiveN8n } {
	const stage = useN8n(options);
	let live: LiveN8n | undefined;
	beforeAll(async () => {
		const { n8n, sandbox } = stage();
		live = await LiveN8n.start(n8n, sandbox);
	});
	return () => {
		if (!live) throw new Error('The n8n of this test has not been started');
		return { ...stage(), live };
	};
}
