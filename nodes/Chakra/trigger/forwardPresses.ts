import { sleep, type IWebhookFunctions } from 'n8n-workflow';
import { readPressId, type Press } from '../ask/pressId';
import { waitingBaseOf, waitingUrl } from '../ask/signedAddress';
import type { ChakraEvent, ReadEvent } from '../events/event';
import { SIGNATURE_HEADERS } from '../events/signature';
import { isObject } from '../json/isObject';
import { memoryOf } from './nodeMemory';
import { remedyFor } from './pressRemedy';
import { readPressResponse, type PressResponse } from './pressResponse';

/**
 * Pauses between tries, until n8n has stored that the execution waits, or the process that takes the press has
 * restarted. A person cannot press a button of WhatsApp again.
 */
const WAITS_MS = [500, 1000, 2000, 4000, 8000, 16_000];

const TIMEOUT_MS = 60_000;

/**
 * The person may not answer, or the question is no longer open: the same press would be refused again. After any other
 * refusal a repeated delivery is handed on again.
 */
const finalStatuses: ReadonlySet<number> = new Set([403, 410]);

/**
 * Hands presses of buttons to the executions of this n8n that wait for them (operation Send and Wait for Response).
 * They start no run. The whole request is passed on with its signature, because the execution checks it again. This
 * goes on after the request is answered; failures are logged. A repeated press is handed on once, whatever the node's
 * settings: otherwise the person would read the answer of the execution twice. This is stored with the next event only,
 * so a restart can forget it. If it were stored before the press has arrived, a crash could lose the press.
 * @param events of a request whose signature was checked, unless Verify Signature is off: the execution checks it too
 * @returns the other events
 */
export function forwardPresses(context: IWebhookFunctions, events: ReadEvent[]): ReadEvent[] {
	const others: ReadEvent[] = [];
	for (const read of events) {
		const { event } = read;
		const press = event.event === 'message' ? readPressId(event.reply?.id ?? null) : null;
		if (press === null) others.push(read);
		else void forwardOnce(context, event, press);
	}
	return others;
}

async function forwardOnce(
	context: IWebhookFunctions,
	event: ChakraEvent,
	press: Press,
): Promise<void> {
	const { memory, underWay } = memoryOf(context, context.getWorkflowStaticData('node'));
	// There is no await between looking and adding, so of two equal presses only one goes on.
	for (let end = underWay.ending([event]); end; end = underWay.ending([event])) await end;
	if (memory.knows(event)) return;
	underWay.add([event], async () => {
		if (await isForwarded(context, press)) memory.remember(event);
	});
}

/** Never fails. @returns whether the execution has decided on the press */
async function isForwarded(context: IWebhookFunctions, press: Press): Promise<boolean> {
	const { executionId } = press;
	try {
		// Triggers have no method for this URL, so an expression reads it. It names no real execution.
		const resumeUrl = context.evaluateExpression('{{ $execution.resumeUrl }}');
		const url = waitingUrl(waitingBaseOf(resumeUrl), press);
		let last = '';
		for (const pause of [0, ...WAITS_MS]) {
			if (pause > 0) await sleep(pause);
			const response = await sendPress(context, url).catch(notReached);
			const { status, body, isForeignPage = false } = response;
			last = `${status}: ${body}${remedyFor(response, url)}`;
			if (isLater(status, body)) continue;
			if (status < 300 && !isForeignPage) {
				context.logger.debug(
					`ChakraHQ Trigger handed a press to execution ${executionId}: ${body}`,
				);
				return true;
			}
			context.logger.warn(
				`ChakraHQ Trigger: execution ${executionId} turned down a press with ${last}`,
			);
			return finalStatuses.has(status) && !isForeignPage;
		}
		context.logger.warn(
			`ChakraHQ Trigger: execution ${executionId} does not wait for a press, or is not reached: ${last}`,
		);
	} catch (error) {
		context.logger.warn(`ChakraHQ Trigger could not hand a press to execution ${executionId}`, {
			error,
		});
	}
	return false;
}

/**
 * Whether a later try may succeed. 409: the execution runs; it does not wait yet, or another press has woken it. From
 * 500: a proxy does not reach n8n, or n8n does not reach its database. n8n says with 200 that it starts.
 */
const isLater = (status: number, body: string): boolean =>
	status === 409 || status >= 500 || body.startsWith('n8n is starting up');

const notReached = (error: unknown): PressResponse => ({
	status: 503,
	body: error instanceof Error ? error.message : String(error),
});

async function sendPress(context: IWebhookFunctions, url: string): Promise<PressResponse> {
	const { rawBody, headers } = context.getRequestObject();
	const signatures = SIGNATURE_HEADERS.flatMap((name) => {
		const { [name]: value } = headers;
		return typeof value === 'string' ? [[name, value]] : [];
	});
	const response: unknown = await context.helpers.httpRequest({
		method: 'POST',
		url,
		body: rawBody,
		// n8n does not parse a body of this type, so its bytes stay as signed.
		headers: { ...Object.fromEntries(signatures), 'content-type': 'application/octet-stream' },
		encoding: 'text',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout: TIMEOUT_MS,
	});
	const { statusCode, body } = isObject(response) ? response : {};
	const read = readPressResponse(Number(statusCode), String(body ?? ''));
	return { ...read, body: read.body.slice(0, 200) };
}
