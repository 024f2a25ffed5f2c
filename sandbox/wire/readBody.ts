import { parseJson } from '../../nodes/Chakra/json/parseJson';
import { countMultipart } from './countMultipart';
import { drainBody, takeBody, type Exchange } from './exchange';
import { UnreadableBody, type Form } from './form';
import { readMultipart } from './readMultipart';

/** Larger than any JSON body of this API has reason to be, in bytes. */
const largestJson = 10 * 1024 * 1024;

interface BodyRules {
	/** Files are counted and thrown away instead of being kept. */
	counting: boolean;
	/** Where the files of forms go. */
	folder: string;
}

/** Reads the body by its Content-Type: JSON into the record, a form to disk, anything else to nowhere. */
export async function readBody(exchange: Exchange, rules: BodyRules): Promise<Form | undefined> {
	const { headers } = exchange.req;
	const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
	if (type === 'multipart/form-data') {
		const body = takeBody(exchange);
		return rules.counting
			? await countMultipart(body, headers)
			: await readMultipart(body, headers, rules.folder);
	}
	if (type === 'application/json') await readJson(exchange);
	else await drainBody(exchange);
	return undefined;
}

/** Reads a JSON body into the record, and drains any other. Never throws: for faults, which answer regardless. */
export async function readForRecord(exchange: Exchange): Promise<void> {
	const isJson = /^application\/json\b/i.test(exchange.req.headers['content-type'] ?? '');
	if (isJson) await readJson(exchange).catch(() => undefined);
	else await drainBody(exchange);
}

async function readJson(exchange: Exchange): Promise<void> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of takeBody(exchange) as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size <= largestJson) chunks.push(chunk);
	}
	if (size > largestJson) throw new UnreadableBody('The JSON body is too large');
	const text = Buffer.concat(chunks).toString('utf8');
	if (text === '') return;
	const body = parseJson(text);
	if (body === undefined) throw new UnreadableBody('The body is not valid JSON');
	exchange.record.body = body;
	exchange.req.body = body;
}
