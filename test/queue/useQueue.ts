import { Cluster } from '../../sandbox/n8n/queue/cluster';
import { QueueWorkspace } from '../../sandbox/n8n/queue/queueWorkspace';
import type { N8nVersion } from '../../sandbox/n8n/versions';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { sayAloud } from '../e2e/sayAloud';

/** A test here runs hundreds of executions, on a machine that may be busy with other things. */
jest.setTimeout(600_000);

interface Stage {
	sandbox: Sandbox;
	cluster: Cluster;
	workspace: QueueWorkspace;
}

export type QueueStage = () => Stage;

/** One n8n in queue mode for all tests of a file, gone afterwards. The sandbox is emptied after each test. */
export function useQueue(version?: N8nVersion): QueueStage {
	let sandbox: Sandbox | undefined;
	let cluster: Cluster | undefined;
	let workspace: QueueWorkspace | undefined;
	const stage = () => {
		if (!sandbox || !cluster || !workspace) throw new Error('Queue mode has not been set up');
		return { sandbox, cluster, workspace };
	};
	beforeAll(async () => {
		sandbox = await startSandbox();
		cluster = await Cluster.start(sayAloud, version);
		workspace = await QueueWorkspace.create(cluster, sandbox);
	});
	afterEach(async () => {
		expect(stage().sandbox.contractViolations).toEqual([]);
		await stage().sandbox.reset();
	});
	afterAll(async () => {
		await cluster?.close();
		await sandbox?.close();
	});
	return stage;
}
