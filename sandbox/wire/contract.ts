/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { join } from 'node:path';
import type { Request, Response } from 'express';
import { middleware } from 'express-openapi-validator';
import type {
	OpenApiRequest,
	OpenApiRequestHandler,
} from 'express-openapi-validator/dist/framework/types';
import type { Form } from './form';

export const contractPath = join(__dirname, '..', 'openapi.yaml');

/** An answer that is sent instead of the operation's own. */
export class HttpError extends Error {
	constructor(
		readonly status: number,
		message: string,
	) {
		super(message);
	}
}

/** The operation a request is meant for, as the contract has it. */
export interface Operation {
	operationId: string;
	params: Record<string, string>;
}

/**
 * The contract, enforced step by step. express-openapi-validator does the work; its stages are called one at a time so
 * that the token is checked before a body is read and a body is read by a streaming parser.
 */
interface Contract {
	/** @throws Error with status 404 or 405 when the contract has no such operation */
	identify(req: Request, res: Response): Promise<Operation>;
	/** From here on `res.json` sends only what the contract allows; otherwise `onViolation` gets the reason. */
	guardAnswers(req: Request, res: Response, onViolation: (reason: string) => void): Promise<void>;
	/** @throws Error with status 401 */
	checkToken(req: Request, res: Response): Promise<void>;
	/** Path, query, headers and body. @throws Error with status 400 or 415 */
	checkRequest(req: Request, res: Response, form: Form | undefined): Promise<void>;
}

let loaded: Contract | undefined;

/** Loading takes about a second, so all sandboxes of a process share one contract. */
export function contract(): Contract {
	loaded ??= load();
	return loaded;
}

function load(): Contract {
	const stages = middleware({
		apiSpec: contractPath,
		validateRequests: true,
		validateResponses: true,
		validateSecurity: { handlers: { bearerAuth: carriesToken } },
		// Without this, formats such as uuid and uri are read over.
		ajvFormats: { mode: 'full' },
		// The sandbox parses forms itself; the library would hold files in memory.
		fileUploader: false,
	});
	const stage = (name: string): OpenApiRequestHandler => {
		const found = stages.find((handler) => handler.name === name);
		if (found === undefined) throw new Error(`express-openapi-validator has no stage ${name}`);
		return found;
	};
	const identify = stage('metadataMiddleware');
	const checkToken = stage('securityMiddleware');
	const checkRequest = stage('requestMiddleware');
	const guardAnswers = stage('responseMiddleware');
	return {
		async identify(req, res) {
			await run(identify, req, res);
			const { schema, pathParams } = metadata(req);
			return { operationId: schema.operationId ?? '', params: { ...pathParams } };
		},
		async guardAnswers(req, res, onViolation) {
			// The stage calls back once when it is set up and again for each answer that is not allowed.
			await new Promise<void>((resolve) => {
				void guardAnswers(req, res, (error: unknown) => {
					if (error === undefined) resolve();
					else onViolation(error instanceof Error ? error.message : String(error));
				});
			});
		},
		checkToken: async (req, res) => await run(checkToken, req, res),
		async checkRequest(req, res, form) {
			if (form !== undefined) req.body = formBody(req, form);
			await run(checkRequest, req, res);
		},
	};
}

/** `app.locals.token` is the sandbox's own token. */
function carriesToken(req: Request): boolean {
	return req.headers.authorization === `Bearer ${String(req.app.locals.token)}`;
}

async function run(stage: OpenApiRequestHandler, req: Request, res: Response): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		void stage(req, res, (error: unknown) => {
			if (error === undefined) resolve();
			else reject(error instanceof Error ? error : new Error(String(error)));
		});
	});
}

function metadata(req: OpenApiRequest) {
	if (req.openapi === undefined) throw new HttpError(404, 'Not Found');
	return req.openapi;
}

/** What the schema is checked against: text parts as they are, a file part as its name. */
function formBody(req: OpenApiRequest, { fields, files }: Form): Record<string, string> {
	const { requestBody } = metadata(req).schema;
	const content = requestBody !== undefined && 'content' in requestBody ? requestBody.content : {};
	const schema = content['multipart/form-data']?.schema;
	const properties = schema !== undefined && 'properties' in schema ? schema.properties : {};
	const isFile = (name: string) => {
		const property = properties?.[name];
		return property !== undefined && 'format' in property && property.format === 'binary';
	};
	for (const name of fields.keys()) {
		if (isFile(name))
			throw new HttpError(400, `The part "${name}" must be a file: it has no file name`);
	}
	const named = new Map(fields);
	for (const { name, fileName } of files) {
		if (named.has(name)) throw new HttpError(400, `The part "${name}" came twice`);
		if (properties?.[name] !== undefined && !isFile(name)) {
			throw new HttpError(400, `The part "${name}" must be text: it came as a file`);
		}
		named.set(name, fileName);
	}
	return Object.fromEntries(named);
}
