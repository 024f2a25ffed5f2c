/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { createGunzip, createInflate } from 'node:zlib';
import { parseIncomingMessage } from '@n8n/backend-network';
import type { Request, RequestHandler } from 'express';
import getRawBody from 'raw-body';

/**
 * Adds `readRawBody` to a request, with n8n's default limit of 16 MB. n8n has it in its server, which is not available
 * as a package; source: github.com/n8n-io/n8n, packages/cli/src/middlewares/body-parser.ts
 */
export const rawBodyReader: RequestHandler = (request, _response, next) => {
	parseIncomingMessage(request);
	request.readRawBody = async () => {
		if (!request.rawBody) request.rawBody = await read(request);
	};
	next();
};

async function read(request: Request): Promise<Buffer> {
	const { 'content-encoding': encoding = '', 'content-length': length } = request.headers;
	const decoder = decoders[encoding]?.();
	if (request.destroyed || !request.readable) throw new Error('The body is not readable');
	return decoder
		? await getRawBody(request.pipe(decoder), { limit: '16mb' })
		: await getRawBody(request, { length, limit: '16mb' });
}

const decoders: Record<string, () => ReturnType<typeof createGunzip>> = {
	gzip: createGunzip,
	deflate: createInflate,
};
