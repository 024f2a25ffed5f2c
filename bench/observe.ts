import { mostAtOnce } from '../sandbox/mostAtOnce';
import type { Traffic } from './scenario';
import type { Stage } from './stage';

/** What must be true for a run to count. */
export interface Conditions {
	/** The sandbox answers that much later. */
	answerDelayMs: number;
	/** Size of every uploaded file. */
	fileBytes: number;
}

/** Runs `work` against a fresh sandbox, and returns what arrived there. */
export async function observe<T>(
	{ sandbox }: Pick<Stage, 'sandbox'>,
	{ answerDelayMs, fileBytes }: Conditions,
	work: () => Promise<T>,
): Promise<{ result: T; traffic: Traffic }> {
	await sandbox.reset();
	await sandbox.configure({ answerDelayMs });
	const result = await work();
	const requests = await sandbox.requests();
	const uploads = await sandbox.uploads();
	const messages = await sandbox.messages();
	const refused = requests.find(({ status }) => status !== 200);
	if (refused) throw new Error(`The sandbox answered ${refused.status} to ${refused.path}`);
	const odd = uploads.find(({ size }) => size !== fileBytes);
	if (odd) throw new Error(`${odd.size} bytes of a file of ${fileBytes} bytes arrived`);
	const inFlight = mostAtOnce(requests);
	return { result, traffic: { uploads: uploads.length, sends: messages.length, inFlight } };
}
