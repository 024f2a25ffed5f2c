import { sleep } from 'n8n-workflow';

/** The requests of one call, and its response. */
interface Batch<Request, Response> {
	requests: Request[];
	response: Promise<Response>;
	start: () => void;
}

/**
 * Makes one call at a time. Requests that come while a call is under way are sent together in the next one, so many
 * requests at once cost one call.
 */
export class BatchedCalls<Request, Response> {
	private next: Batch<Request, Response> | undefined;

	private last: Promise<unknown> = Promise.resolve();

	constructor(private readonly call: (requests: Request[]) => Promise<Response>) {}

	/**
	 * Adds a request to the next call.
	 * @throws what that call throws
	 */
	async add(request: Request): Promise<Response> {
		const response = this.addLater(request);
		this.start();
		return await response;
	}

	/**
	 * Adds a request to the next call, which begins with the next {@link add} or {@link start}.
	 * @throws what that call throws
	 */
	async addLater(request: Request): Promise<Response> {
		this.next ??= this.newBatch();
		this.next.requests.push(request);
		return await this.next.response;
	}

	/** Begins the next call, if there are requests for it. */
	start(): void {
		this.next?.start();
	}

	private newBatch(): Batch<Request, Response> {
		const requests: Request[] = [];
		let start = () => {};
		const isStarted = new Promise<void>((resolve) => (start = resolve));
		const response = this.callAfter([isStarted, this.last], requests);
		this.last = response.catch(() => undefined);
		return { requests, response, start };
	}

	private async callAfter(events: Array<Promise<unknown>>, requests: Request[]): Promise<Response> {
		await Promise.all(events);
		// Callers that waited for the last call can add their next request before this call begins.
		await sleep(0);
		this.next = undefined;
		return await this.call(requests);
	}
}
