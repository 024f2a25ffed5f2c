import { asRecord, asText } from '../../sandbox/narrow';
import { contractCall, type ContractCall } from '../contract';
import { readCalls, writeCalls, type Known, type LiveCall } from './calls';
import { differences, newFields } from './differences';

interface LiveOptions {
	/** Without a slash at its end. */
	baseUrl: string;
	accessToken: string;
	known: Known;
	/** Answers the question before a call that changes something. Absent: none of them is made. */
	confirm?: (question: string) => Promise<boolean>;
}

/** The findings of one call, without any value of its response. */
export interface Finding {
	id: string;
	call: ContractCall;
	/** Why it was not made; then there is nothing else. */
	skipped?: string;
	status?: number;
	contentType?: string;
	/** Names of the headers that tell of limits. */
	limitHeaders: string[];
	/** How many entries came where the answer is a list. */
	entries?: number;
	/** Where the answer is other than the contract says. */
	differences: string[];
	/** Fields that the contract does not name. */
	newFields: string[];
}

const timeoutMs = 30_000;

/** Makes the calls one after the other, each once, and holds the answers against the contract. */
export async function checkLive(options: LiveOptions): Promise<Finding[]> {
	const { confirm } = options;
	const known = { ...options.known };
	const findings: Finding[] = [];
	for (const call of confirm ? [...readCalls, ...writeCalls] : readCalls) {
		findings.push(await check(call, known, options));
	}
	return findings;
}

const nothing = { limitHeaders: [], differences: [], newFields: [] };

async function check(call: LiveCall, known: Known, options: LiveOptions): Promise<Finding> {
	const { id, path = {}, query = {}, needs = [], ask } = call;
	const contract = contractCall(id);
	const wanted = [...Object.values(path), ...Object.values(query), ...needs];
	const missing = wanted.filter((name) => !known[name]);
	const skip = (skipped: string): Finding => ({ id, call: contract, skipped, ...nothing });
	if (missing.length > 0) return skip(`no ${missing.map((name) => names[name]).join(', no ')}`);
	if (ask && !(await options.confirm?.(ask(known)))) return skip('not wanted');
	try {
		const response = await send(call, contract, known, options);
		const text = await response.text();
		const answer = readJson(text, response);
		if (response.ok) Object.assign(known, onlyKnown(call.learn?.(answer) ?? {}));
		return { id, call: contract, ...finding(response, answer, contract) };
	} catch (error) {
		return skip(`no answer: ${reason(error)}`);
	}
}

const names: Record<keyof Known, string> = {
	pluginId: 'plugin ID',
	metaVersion: 'version',
	phoneNumberId: 'WhatsApp number',
	wabaId: 'business account',
	chatId: 'chat',
	customer: 'customer with a phone number',
	userId: 'user',
	procedure: 'procedure',
	processId: 'process',
	mediaId: 'CHAKRA_MEDIA_ID',
	mid: 'CHAKRA_ATTACHMENT_MID',
	photoId: 'CHAKRA_PHOTO_ID',
	jobId: 'CHAKRA_JOB_ID',
	recipient: 'CHAKRA_RECIPIENT',
};

const onlyKnown = (learnt: Partial<Known>) =>
	Object.fromEntries(Object.entries(learnt).filter(([, value]) => value));

async function send(
	{ path = {}, query = {}, body }: LiveCall,
	contract: ContractCall,
	known: Known,
	{ baseUrl, accessToken }: LiveOptions,
): Promise<Response> {
	const filled = contract.path.replace(/\{(\w+)\}/g, (_, name: string) => {
		const { [name]: key } = path;
		return encodeURIComponent((key && known[key]) ?? '');
	});
	const asked = new URLSearchParams();
	for (const [name, key] of Object.entries(query)) asked.set(name, known[key] ?? '');
	const content = body?.(known);
	const isForm = content === undefined || content instanceof FormData;
	return await fetch(`${baseUrl}${filled}${asked.size > 0 ? `?${asked}` : ''}`, {
		method: contract.method,
		headers: {
			authorization: `Bearer ${accessToken}`,
			...(!isForm && { 'content-type': 'application/json' }),
		},
		body: isForm ? content : JSON.stringify(content),
		// The token goes to this host alone.
		redirect: 'manual',
		signal: AbortSignal.timeout(timeoutMs),
	});
}

function finding(
	response: Response,
	answer: unknown,
	{ schema }: ContractCall,
): Omit<Finding, 'id' | 'call'> {
	const { status, headers } = response;
	const contentType = headers.get('content-type')?.split(';')[0] ?? 'none';
	const limitHeaders = [...headers.keys()].filter((name) => /limit|retry-after/i.test(name));
	const entries = entriesOf(answer);
	const seen = { status, contentType, limitHeaders, ...(entries !== undefined && { entries }) };
	if (!response.ok) {
		const differences = [`status ${status}; its body has ${shapeOf(answer)}`];
		return { ...seen, differences, newFields: [] };
	}
	const isJsonWanted = schema !== undefined;
	if (isJsonWanted && answer === undefined) {
		const differences = [`the answer is ${contentType}, the contract says JSON`];
		return { ...seen, differences, newFields: [] };
	}
	const ownStatus = status === 200 ? [] : [`status ${status}, the contract says 200`];
	return {
		...seen,
		differences: [...ownStatus, ...(schema ? differences(answer, schema) : [])],
		newFields: schema ? newFields(answer, schema) : [],
	};
}

const shapeOf = (answer: unknown) => newFields(answer).join(', ') || 'no JSON';

function entriesOf(answer: unknown): number | undefined {
	if (typeof answer !== 'object' || answer === null) return undefined;
	const list = [answer, ...Object.values(answer)].find(Array.isArray);
	return Array.isArray(list) ? list.length : undefined;
}

/** @returns undefined for what is no JSON */
function readJson(text: string, { headers }: Response): unknown {
	if (!/json/.test(headers.get('content-type') ?? 'json')) return undefined;
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function reason(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const code = [error, error.cause].map((one) => asText(asRecord(one).code)).find(Boolean);
	return error.name === 'TimeoutError' ? `none within ${timeoutMs / 1000} s` : (code ?? error.name);
}
