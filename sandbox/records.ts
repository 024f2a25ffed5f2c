/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import type { IncomingHttpHeaders } from 'node:http';

/** A file that came in through Upload Public Media. */
export interface StoredUpload {
	/** UUID; also the last path segment of the URL. */
	id: string;
	pluginId: string;
	/** The file part's own name as it stood on the wire (UTF-8, path parts and %-escapes kept). */
	fileName: string;
	/** The file part's Content-Type as it stood on the wire, parameters included; '' when there was none. */
	mimeType: string;
	/** The optional text part `filename`. Not read in counting mode. */
	filenameField?: string;
	/** Bytes of the file itself. */
	size: number;
	/** Hex digest; null in counting mode. */
	sha256: string | null;
	/** Where the bytes are; null in counting mode. */
	path: string | null;
	publicMediaUrl: string;
	/** The request's own Content-Length header. */
	contentLength: string | undefined;
	/** Every header of the file part, names in lower case, values as they stood on the wire. */
	partHeaders: Record<string, string>;
}

/** One request that arrived, whether an operation or a fault answered it. Times are epoch milliseconds. */
export interface RecordedRequest {
	method: string;
	/** Without the query. */
	path: string;
	/** With its `?`, or ''. */
	query: string;
	operationId?: string;
	/** null: no answer was sent (yet). */
	status: number | null;
	/** Without Authorization. */
	headers: IncomingHttpHeaders;
	/** Whether the request carried the sandbox's token. */
	authorized: boolean;
	startedAt: number;
	endedAt: number | null;
	/** Body bytes that were read off the connection. */
	bodyBytes: number;
	/** Parsed JSON bodies only. */
	body?: unknown;
	/** The kind of fault that was played, if any. */
	fault?: string;
	/** True when the other side went away before it had the whole answer. */
	remoteClosed: boolean;
}

/** Something that would have gone out to WhatsApp. */
export interface SentMessage {
	/** Epoch milliseconds. */
	at: number;
	operationId: string;
	/** The `whatsappPhoneNumberId` it was sent from. */
	from: string;
	/** Digits of the recipient; null for a read receipt. */
	to: string | null;
	whatsappMessageId: string;
	/** The request body as it came. */
	body: Record<string, unknown>;
}

/** All that a test may look at afterwards. The arrays stay the same objects for the life of a sandbox. */
export interface Records {
	uploads: StoredUpload[];
	requests: RecordedRequest[];
	messages: SentMessage[];
	/**
	 * Answers of the sandbox itself that its contract does not allow. Anything here is a bug in the sandbox or its
	 * seed.
	 */
	contractViolations: string[];
}

export function emptyRecords(): Records {
	return { uploads: [], requests: [], messages: [], contractViolations: [] };
}

export function clearRecords(records: Records): void {
	for (const list of Object.values(records)) list.length = 0;
}
