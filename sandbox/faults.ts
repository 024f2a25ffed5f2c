/**
 * A deliberate failure. Each has exactly one kind: `status`, `redirectTo` (with an optional `status`), `slowAnswerMs`,
 * `dripAnswer`, `hugeAnswerBytes`, `slowReadBytesPerSecond`, `cutAfterBytes`, `cutAnswer`, `refuse` or `neverAnswer`.
 */
export interface Fault {
	/** Matching requests it is played for. Default 1. */
	times?: number;
	/** Matching requests that are let through first. Default 0. */
	after?: number;
	/** Without it every request matches. A string path matches as a part of the path, a RegExp by its test. */
	match?: { method?: string; path?: string | RegExp };

	/** Answers with that status. Covers 429 with Retry-After, `_errors` in a 2xx and HTML from a gateway. */
	status?: number;
	headers?: Record<string, string>;
	/** With `status`: a string is sent as it is, anything else as JSON. */
	body?: unknown;
	/** With `status`. Default text/plain for a string, else application/json. */
	contentType?: string;
	/** Answers with a redirect to that address, 302 unless `status` says otherwise. */
	redirectTo?: string;
	/** With `status`, `redirectTo` and `neverAnswer`: acts before the request body is read, and does not read it. */
	early?: boolean;

	/** Handles the request as usual and answers that many milliseconds later. */
	slowAnswerMs?: number;
	/** Answers 200 and its headers, then one byte every 100 ms until the other side gives up. */
	dripAnswer?: true;
	/** Answers 200 with that many bytes of JSON. */
	hugeAnswerBytes?: number;
	/** Reads the request body at that pace and handles it as usual. */
	slowReadBytesPerSecond?: number;
	/** Ends the connection after that many bytes of request body; a shorter body is handled as usual. */
	cutAfterBytes?: number;
	/** Handles and records the request as usual, then ends the connection instead of answering. */
	cutAnswer?: true;
	/** Ends the connection at once, with nothing read. */
	refuse?: true;
	/** Never responds. */
	neverAnswer?: true;
}

/** `status` last: a redirect may carry one as well. */
const faultKinds = [
	'redirectTo',
	'slowAnswerMs',
	'dripAnswer',
	'hugeAnswerBytes',
	'slowReadBytesPerSecond',
	'cutAfterBytes',
	'cutAnswer',
	'refuse',
	'neverAnswer',
	'status',
] as const;

export type FaultKind = (typeof faultKinds)[number];

/** @throws TypeError when the fault is of no kind, or of two */
export function kindOf(fault: Fault): FaultKind {
	const [kind, second] = faultKinds.filter((name) => fault[name] !== undefined);
	if (kind === undefined) throw new TypeError(`A fault is one of: ${faultKinds.join(', ')}`);
	if (second !== undefined && !(kind === 'redirectTo' && second === 'status')) {
		throw new TypeError(`A fault is of one kind, not both ${kind} and ${second}`);
	}
	return kind;
}

interface Waiting {
	fault: Fault;
	toSkip: number;
	left: number;
}

/** The faults still to be played, in the order they were injected. */
export class FaultQueue {
	#waiting: Waiting[] = [];

	/** @throws TypeError when the fault is of no kind, or of two */
	add(fault: Fault): void {
		kindOf(fault);
		this.#waiting.push({ fault, toSkip: fault.after ?? 0, left: fault.times ?? 1 });
	}

	clear(): void {
		this.#waiting = [];
	}

	/** The first fault that this request matches; it counts as played. A fault that only skips counts it as skipped. */
	take(method: string, path: string): Fault | undefined {
		for (const waiting of this.#waiting) {
			if (!matches(waiting.fault, method, path)) continue;
			if (waiting.toSkip > 0) {
				waiting.toSkip -= 1;
				continue;
			}
			waiting.left -= 1;
			if (waiting.left <= 0) this.#waiting = this.#waiting.filter((other) => other !== waiting);
			return waiting.fault;
		}
		return undefined;
	}
}

function matches({ match }: Fault, method: string, path: string): boolean {
	if (match?.method !== undefined && match.method.toUpperCase() !== method) return false;
	if (match?.path === undefined) return true;
	return typeof match.path === 'string' ? path.includes(match.path) : match.path.test(path);
}
