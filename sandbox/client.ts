import { faultToJson } from './faultJson';
import type { Fault } from './faults';
import type { RecordedRequest, SentMessage, StoredUpload } from './records';
import type { SandboxSettings } from './server';
import type { Press } from './webhooks/press';
import type { DeliveryAnswer, WebhookDelivery } from './webhooks/sendWebhook';

/** Controls a sandbox in another process. Every call rejects when the sandbox refuses it. */
export interface SandboxClient {
	inject(fault: Fault): Promise<void>;
	clearFaults(): Promise<void>;
	configure(settings: Partial<SandboxSettings>): Promise<void>;
	reset(): Promise<void>;
	uploads(): Promise<StoredUpload[]>;
	requests(): Promise<RecordedRequest[]>;
	messages(): Promise<SentMessage[]>;
	contractViolations(): Promise<string[]>;
	/** Delivers events to a webhook of this machine. */
	sendWebhook(delivery: WebhookDelivery): Promise<DeliveryAnswer>;
	/** Presses a button of a message that was sent, and reports it to a webhook of this machine. */
	press(press: Press): Promise<DeliveryAnswer>;
}

/** @param url root of the sandbox */
export function sandboxClient(url: string): SandboxClient {
	async function call(method: string, path: string, body?: unknown): Promise<Response> {
		const answer = await fetch(`${url}/_sandbox/${path}`, {
			method,
			headers: { 'content-type': 'application/json' },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		if (answer.ok) return answer;
		throw new Error(`The sandbox refused ${method} ${path}: ${await answer.text()}`);
	}
	const list = async <T>(path: string): Promise<T[]> =>
		JSON.parse(await (await call('GET', path)).text());
	return {
		inject: async (fault) => void (await call('POST', 'faults', faultToJson(fault))),
		clearFaults: async () => void (await call('DELETE', 'faults')),
		configure: async (settings) => void (await call('POST', 'settings', settings)),
		reset: async () => void (await call('POST', 'reset')),
		uploads: async () => await list<StoredUpload>('uploads'),
		requests: async () => await list<RecordedRequest>('requests'),
		messages: async () => await list<SentMessage>('messages'),
		contractViolations: async () => await list<string>('violations'),
		sendWebhook: async (delivery) =>
			JSON.parse(await (await call('POST', 'webhooks', delivery)).text()),
		press: async (press) => JSON.parse(await (await call('POST', 'presses', press)).text()),
	};
}
