import type { Sandbox } from '../../../sandbox/server';
import { AskHost } from './askHost';

/** A server with waiting executions, a new one for each test. */
export function useAskHost(sandbox: () => Sandbox): () => AskHost {
	let host: AskHost | undefined;
	beforeEach(async () => {
		host = await AskHost.start(sandbox());
	});
	afterEach(async () => await host?.close());
	return () => {
		if (!host) throw new Error('The host of this test has not been started');
		return host;
	};
}
