import type { Sandbox } from '../../../sandbox/server';

interface Answered {
	status: number;
	headers: Headers;
	/** Parsed when it is JSON, else undefined. */
	json: unknown;
	text: string;
}

interface Request {
	token?: string | null;
	json?: unknown;
	form?: FormData;
	headers?: Record<string, string>;
}

/** Calls an operation with the sandbox's token, with another token, or with none (null). */
export async function call(
	{ url, token: own }: Sandbox,
	method: string,
	path: string,
	{ token = own, json, form, headers }: Request = {},
): Promise<Answered> {
	const answer = await fetch(url + path, {
		method,
		redirect: 'manual',
		headers: {
			...(token !== null && { authorization: `Bearer ${token}` }),
			...(json !== undefined && { 'content-type': 'application/json' }),
			...headers,
		},
		body: form ?? (json === undefined ? undefined : JSON.stringify(json)),
	});
	const text = await answer.text();
	return { status: answer.status, headers: answer.headers, json: parse(text), text };
}

export function uploadPath({ pluginId }: Sandbox): string {
	return `/v1/ext/plugin/whatsapp/${pluginId}/upload-public-media`;
}

/** A form with one file part called `file`. */
export function fileForm(content: string | Buffer, name: string, type: string): FormData {
	const form = new FormData();
	form.append('file', new File([content], name, { type }));
	return form;
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
