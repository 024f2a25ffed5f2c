/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { isObject } from '../../nodes/Chakra/json/isObject';
import { logTail, type Running } from './process';

interface Owner {
	email: string;
	password: string;
}

interface CredentialTestResult {
	/** `OK` or `Error` */
	status: string;
	message: string;
}

/** What n8n knows a signed-in browser by. */
interface SessionKeys {
	cookie: string;
	/** n8n ties a session to the browser that began it. */
	browserId: string;
}

/** Where a running n8n is, and a session of its owner. */
export interface N8nAddress {
	url: string;
	owner: Owner;
	session: SessionKeys;
}

/** A running n8n with its editor, and its owner signed in. */
export interface N8nServer extends N8nAddress {
	/** Calls n8n's own REST API as the owner; `path` starts after `/rest`. Throws on any status from 400 up. */
	rest(method: string, path: string, body?: unknown): Promise<unknown>;
	/** Lets n8n save, test and delete a credential, as the form in the editor does. */
	testCredential(type: string, data: Record<string, unknown>): Promise<CredentialTestResult>;
	stop(): Promise<void>;
	/** Ends it at once, as a crash does. */
	kill(): Promise<void>;
}

export const newOwner = (): Owner => ({
	email: 'owner@example.com',
	password: `Demo-${randomBytes(5).toString('hex')}`,
});

/** A start sets the database up; on a busy machine that takes minutes. */
const readyMs = 300_000;

class Session {
	constructor(
		private readonly url: string,
		readonly keys: SessionKeys = { cookie: '', browserId: randomUUID() },
	) {}

	async send(method: string, path: string, body?: unknown): Promise<Response> {
		const response = await fetch(`${this.url}/rest${path}`, {
			method,
			headers: {
				'browser-id': this.keys.browserId,
				'content-type': 'application/json',
				cookie: this.keys.cookie,
			},
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const issued = response.headers.getSetCookie().find((one) => one.startsWith('n8n-auth='));
		if (issued) this.keys.cookie = issued.split(';', 1).join('');
		return response;
	}

	async rest(method: string, path: string, body?: unknown): Promise<unknown> {
		const response = await this.send(method, path, body);
		const text = await response.text();
		if (!response.ok) throw new Error(`${method} /rest${path}: ${response.status} ${text}`);
		const answer: unknown = text ? JSON.parse(text) : undefined;
		return isObject(answer) && 'data' in answer ? answer.data : answer;
	}
}

/** While n8n starts, it answers everything with 404, or with 200 and a plain text. */
const isJson = (response: Response | undefined): response is Response =>
	response?.headers.get('content-type')?.startsWith('application/json') ?? false;

/** `/healthz` answers before the REST routes exist, so the sign-in itself is what is waited for. */
async function signIn(
	session: Session,
	owner: Owner,
	running: Running,
	log: string,
): Promise<void> {
	let gone = false;
	void running.ended.then(() => (gone = true));
	const setup = { ...owner, firstName: 'Demo', lastName: 'Owner' };
	for (const began = Date.now(); Date.now() - began < readyMs && !gone; await wait(300)) {
		const response = await session.send('POST', '/owner/setup', setup).catch(() => undefined);
		if (!isJson(response)) continue;
		if (response.ok) return;
		if (response.status !== 400) continue;
		// This folder has its owner from an earlier start.
		const { email, password } = owner;
		await session.rest('POST', '/login', { emailOrLdapLoginId: email, email, password });
		return;
	}
	const what = gone ? 'n8n ended while it started' : 'n8n did not answer in time';
	throw new Error(`${what}\n${logTail(log)}`);
}

/** Waits until the started n8n serves, and signs the owner in. Stops it when that does not work out. */
export async function connect(
	running: Running,
	url: string,
	owner: Owner,
	log: string,
): Promise<N8nServer> {
	const session = new Session(url);
	let signedIn = false;
	try {
		await signIn(session, owner, running, log);
		signedIn = true;
	} finally {
		if (!signedIn) await running.stop();
	}
	return server(session, { url, owner }, running);
}

/** An n8n that another process has started, and will stop. */
export function attach({ url, owner, session }: N8nAddress): N8nServer {
	const refuse = async () => {
		throw new Error('This n8n is shared: start one of your own to stop or kill it');
	};
	return server(new Session(url, session), { url, owner }, { stop: refuse, kill: refuse });
}

function server(
	session: Session,
	{ url, owner }: Pick<N8nAddress, 'url' | 'owner'>,
	running: Pick<Running, 'stop' | 'kill'>,
): N8nServer {
	return {
		url,
		owner,
		session: session.keys,
		rest: async (method, path, body) => await session.rest(method, path, body),
		stop: async () => await running.stop(),
		kill: async () => await running.kill(),
		async testCredential(type, data) {
			// As the editor does it: n8n tests only what was saved before.
			const saved = await session.rest('POST', '/credentials', { name: 'Tested', type, data });
			if (!isObject(saved)) throw new Error('n8n did not save the credential to be tested');
			const credentials = { id: saved.id, name: 'Tested', type, data };
			const result = await session.rest('POST', '/credentials/test', { credentials });
			await session.rest('DELETE', `/credentials/${String(saved.id)}`);
			if (!isObject(result)) throw new Error('n8n gave no result of the credential test');
			return { status: String(result.status), message: String(result.message) };
		},
	};
}
