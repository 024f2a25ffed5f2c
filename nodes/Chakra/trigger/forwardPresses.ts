import { sleep, type IWebhookFunctions } from 'n8n-workflow';
import { readPressId, type Press } from '../ask/pressId';
import { waitingBaseOf, waitingUrl } from '../ask/signedAddress';
import { isObject } from '../json/isObject';
import type { ChakraEvent, ReadEvent } from '../events/event';
import { SIGNATURE_HEADERS } from '../events/signature';
import { memoryOf } from './nodeMemory';

/** Until n8n has stored that the execution waits; a person does not press sooner, a test does. */
const WAITS_MS = [500, 1000, 2000, 4000];

const TIMEOUT_MS = 60_000;

/**
 * The person may not answer, or the question is no longer open: the same press would be refused again. After any other
 * refusal it is handed on again when it is delivered again.
 */
const refusedForGood: ReadonlySet<number> = new Set([403, 410]);

/**
 * Presses of buttons that an execution of this n8n waits for (operation sendAndWait) start no run: they are handed to
 * that execution, whole and with ChakraHQ's signature, for it looks for itself. This goes on after the request has its
 * answer; what goes wrong is logged. A press that is delivered again is handed on once, whatever the node's settings:
 * a second time the person would read the execution's answer twice.
 * @param events of a request whose signature was checked
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
	// No wait between looking and adding: of two equal presses one goes on.
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
		// Triggers have no call for it, expressions have, with a word in place of the execution.
		const resumeUrl = context.evaluateExpression('{{ $execution.resumeUrl }}');
		const url = waitingUrl(waitingBaseOf(resumeUrl), press);
		for (const pause of [0, ...WAITS_MS]) {
			if (pause > 0) await sleep(pause);
			const { status, body } = await hand(context, url);
			if (status < 300) {
				context.logger.debug(
					`ChakraHQ Trigger handed a press to execution ${executionId}: ${body}`,
				);
				return true;
			}
			// Running: either not yet waiting, or woken up by another press.
			if (status === 409) continue;
			context.logger.warn(
				`ChakraHQ Trigger: execution ${executionId} turned down a press with ${status}: ${body}`,
			);
			return refusedForGood.has(status);
		}
		context.logger.warn(`ChakraHQ Trigger: execution ${executionId} does not wait for a press`);
	} catch (error) {
		context.logger.warn(`ChakraHQ Trigger could not hand a press to execution ${executionId}`, {
			error,
		});
	}
	return false;
}

async function hand(
	context: IWebhookFunctions,
	url: string,
): Promise<{ status: number; body: string }> {
	const { rawBody, headers } = context.getRequestObject();
	const signatures = SIGNATURE_HEADERS.flatMap((name) => {
		const { [name]: value } = headers;
		return typeof value === 'string' ? [[name, value]] : [];
	});
	const answer: unknown = await context.helpers.httpRequest({
		method: 'POST',
		url,
		body: rawBody,
		// n8n leaves the bytes of this type as they are.
		headers: { ...Object.fromEntries(signatures), 'content-type': 'application/octet-stream' },
		encoding: 'text',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout: TIMEOUT_MS,
	});
	const { statusCode, body } = isObject(answer) ? answer : {};
	return { status: Number(statusCode), body: String(body ?? '').slice(0, 200) };
}
