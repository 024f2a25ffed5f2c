/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The members of a schema that answers are held against. */
export interface Schema {
	$ref?: string;
	type?: string | string[];
	format?: string;
	enum?: unknown[];
	required?: string[];
	properties?: Record<string, Schema>;
	additionalProperties?: boolean | Schema;
	items?: Schema;
	allOf?: Schema[];
	anyOf?: Schema[];
	oneOf?: Schema[];
}

/** What the contract says of one call. */
export interface ContractCall {
	id: string;
	method: string;
	/** With its `{parameters}`. */
	path: string;
	confidence: string;
	/** What could not be established from what is published. */
	unknowns: string[];
	/** Of an answer's JSON; absent where the answer is none. */
	schema?: Schema;
}

interface Document {
	paths: Record<string, Record<string, ContractOperation>>;
	components: { schemas: Record<string, Schema> };
}

interface ContractOperation {
	operationId?: string;
	'x-confidence'?: string;
	'x-unknown'?: string | string[];
	responses?: Record<string, { content?: Record<string, { schema?: Schema }> }>;
}

const document: Document = parse(
	readFileSync(join(__dirname, '..', 'sandbox', 'openapi.yaml'), 'utf8'),
);

/** Every call of the contract, in its order. */
export const contractCalls: readonly ContractCall[] = Object.entries(document.paths).flatMap(
	([path, methods]) =>
		Object.entries(methods).flatMap(([method, operation]) => readCall(path, method, operation)),
);

/** What a path has beside its methods, such as `parameters`, is no call. */
function readCall(path: string, method: string, operation: ContractOperation): ContractCall[] {
	const { operationId: id, responses } = operation;
	if (id === undefined) return [];
	return [
		{
			id,
			method: method.toUpperCase(),
			path,
			confidence: operation['x-confidence'] ?? 'documented',
			unknowns: [operation['x-unknown'] ?? []].flat(),
			schema: responses?.['200']?.content?.['application/json']?.schema,
		},
	];
}

/** @throws where the contract has no such call */
export function contractCall(id: string): ContractCall {
	const call = contractCalls.find((one) => one.id === id);
	if (!call) throw new Error(`The contract has no call ${id}`);
	return call;
}

/** A schema with its reference followed. */
export function resolved(schema: Schema): Schema {
	const name = schema.$ref?.replace('#/components/schemas/', '');
	const found = name === undefined ? undefined : document.components.schemas[name];
	return found ? resolved(found) : schema;
}
