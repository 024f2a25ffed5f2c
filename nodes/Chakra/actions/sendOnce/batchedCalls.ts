import { sleep } from 'n8n-workflow';

/**
 * Makes one call at a time. Requests that come while a call is under way are sent together in the next one, so many
 * requests at once cost one call.
 */
export class BatchedCalls<Request, Response> {
	private next: { requests: Request[]; response: Promise<Response> } | undefined;

	private last: Promise<unknown> = Promise.resolve();

	constructor(private readonly call: (requests: Request[]) => Promise<Response>) {}

	/**
	 * Adds a request to the next call.
	 * @throws what that call throws
	 */
	async add(request: Request): Promise<Response> {
		this.next ??= this.start();
		this.next.requests.push(request);
		return await this.next.response;
	}

	private start(): { requests: Request[]; response: Promise<Response> } {
		const requests: Request[] = [];
		const response = this.whenIdle(async () => {
			this.next = undefined;
			return await this.call(requests);
		});
		this.last = response.catch(() => undefined);
		return { requests, response };
	}

	private async whenIdle(call: () => Promise<Response>): Promise<Response> {
		await this.last;
		// Callers that waited for the last call can add their next request before this call begins.
		await sleep(0);
		return await call();
	}
}
