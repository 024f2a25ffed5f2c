import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Sandbox } from '../../../sandbox/server';
import { expectNoToken } from '../secrecy';
import { TriggerHost, webhookSecret, type HostOptions } from './triggerHost';

export interface TriggerOptions extends Partial<HostOptions> {
	credential?: IDataObject;
}

/** Starts a trigger whose ChakraHQ is the sandbox. */
type StartTrigger = (
	parameters?: INodeParameters,
	options?: TriggerOptions,
) => Promise<TriggerHost>;

/**
 * Triggers that are closed after each test. Then it is checked what holds for every test: the node threw nothing, and
 * no item of a run holds the access token.
 */
export function useTrigger(sandbox: () => Sandbox): StartTrigger {
	const hosts: TriggerHost[] = [];
	afterEach(async () => {
		for (const host of hosts.splice(0)) {
			await host.close();
			expect(host.thrown).toEqual([]);
			expectNoToken({ output: host.runs.flat() }, sandbox().token);
		}
	});
	return async (parameters, { credential, ...options } = {}) => {
		const { token: accessToken, url: baseUrl, pluginId } = sandbox();
		const host = await TriggerHost.start({
			parameters,
			...options,
			credential: { accessToken, baseUrl, pluginId, webhookSecret, ...credential },
		});
		hosts.push(host);
		return host;
	};
}
