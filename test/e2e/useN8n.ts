import { createN8n, type N8n, type N8nOptions } from '../../sandbox/n8n';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { LiveN8n } from './liveN8n';
import { sayAloud } from './sayAloud';
import { sharedN8n } from './sharedN8n';

/** A run in a real n8n takes seconds, and several times that on a busy machine. */
jest.setTimeout(180_000);

interface Stage {
	sandbox: Sandbox;
	n8n: N8n;
}

type LiveStage = Stage & { live: LiveN8n };

/** One stage for all tests of a file, ended after them. Its sandbox is reset after each test. */
function useStage<AStage extends Pick<Stage, 'sandbox'>>(
	begin: () => Promise<AStage>,
	end: (stage: AStage) => Promise<void>,
): () => AStage {
	let begun: AStage | undefined;
	const stage = () => {
		if (!begun) throw new Error('The n8n of this test has not been set up');
		return begun;
	};
	beforeAll(async () => {
		begun = await begin();
	});
	afterEach(async () => {
		const { sandbox } = stage();
		expect(sandbox.contractViolations).toEqual([]);
		await sandbox.reset();
	});
	afterAll(async () => {
		if (!begun) return;
		await end(begun);
		await begun.sandbox.close();
	});
	return stage;
}

async function newStage(options: N8nOptions): Promise<Stage> {
	const n8n = await createN8n({ say: sayAloud, ...options });
	return { n8n, sandbox: await startSandbox() };
}

/** A sandbox and an n8n of this file's own, which is not started. */
export function useN8n(options: N8nOptions = {}): () => Stage {
	return useStage(
		async () => await newStage(options),
		async ({ n8n }) => await n8n.close(),
	);
}

/** The same, with the n8n running, and a credential of the sandbox in it. */
export function useLiveN8n(options: N8nOptions = {}): () => LiveStage {
	return useStage(
		async () => {
			const stage = await newStage(options);
			return { ...stage, live: await LiveN8n.start(stage.n8n, stage.sandbox) };
		},
		async ({ n8n }) => await n8n.close(),
	);
}

/**
 * For files that neither stop n8n nor set anything of it: the n8n that they share, with a credential of a sandbox of
 * this file's own.
 */
export function useSharedN8n(): () => LiveStage {
	return useStage(
		async () => {
			const [sandbox, { n8n, server }] = await Promise.all([startSandbox(), sharedN8n()]);
			return { sandbox, n8n, live: await LiveN8n.of(n8n, server, sandbox) };
		},
		async ({ live }) => await live.clear(),
	);
}
