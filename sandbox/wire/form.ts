/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import type { IncomingHttpHeaders } from 'node:http';

/** A file part, received. */
export interface ReceivedFile {
	/** Part name. */
	name: string;
	fileName: string;
	/** As it stood on the wire; '' when the part had no Content-Type. */
	mimeType: string;
	partHeaders: Record<string, string>;
	size: number;
	/** Hex; null when the bytes were only counted. */
	sha256: string | null;
	/** null when the bytes were only counted. */
	path: string | null;
}

/** A multipart form, received. */
export interface Form {
	fields: Map<string, string>;
	files: ReceivedFile[];
}

/** A request that cannot be read as what it says it is. */
export class UnreadableBody extends Error {
	readonly status = 400;
}

export function boundaryOf(headers: IncomingHttpHeaders): string {
	const match = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(headers['content-type'] ?? '');
	const found = match?.[1] ?? match?.[2];
	if (found === undefined) throw new UnreadableBody('The form has no boundary');
	return found;
}
