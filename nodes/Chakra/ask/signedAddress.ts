import type { IExecuteFunctions } from 'n8n-workflow';
import { isObject } from '../json/isObject';
import { ChakraError } from '../transport/chakraError';
import type { Press } from './pressId';

/**
 * n8n signs the URL at which a node waits, including its path. If a proxy serves n8n below a path, it removes that
 * path, and n8n finds the signature wrong. In that case the token of the execution takes the place of the signature,
 * followed by a slash and the node: n8n accepts that for a URL without a node in its path.
 * Source: https://github.com/n8n-io/n8n, packages/cli/src/webhooks/waiting-webhooks.ts
 */
function isBelowPath(waitingBase: string): boolean {
	return new URL(waitingBase).pathname.split('/').length > 2;
}

/**
 * The URL at which the execution waits for this answer.
 * @param waitingBase of this n8n, without a slash at its end
 */
export function waitingUrl(waitingBase: string, press: Press): string {
	const { executionId, nodeId, answer, signature } = press;
	if (isBelowPath(waitingBase)) {
		const query = new URLSearchParams({ answer, signature: `${signature}/${nodeId}` });
		return `${waitingBase}/${executionId}?${query.toString()}`;
	}
	const query = new URLSearchParams({ answer, signature });
	return `${waitingBase}/${executionId}/${encodeURIComponent(nodeId)}?${query.toString()}`;
}

/** The signature in a query, without the node after it. */
export function signatureOf(given: unknown): string {
	const [signature = ''] = String(given ?? '').split('/', 1);
	return signature;
}

/** The part that the URLs of all executions share: `https://host/path/webhook-waiting`. */
export function waitingBaseOf(resumeUrl: unknown): string {
	const { origin, pathname } = new URL(String(resumeUrl));
	return `${origin}${pathname.slice(0, pathname.lastIndexOf('/'))}`;
}

/**
 * The URL at which this node waits for this answer, and its signature.
 * @throws ChakraError if this n8n does not sign the URL
 */
export function signedAddress(
	context: IExecuteFunctions,
	answer: string,
): { url: string; signature: string } {
	const resumeUrl = String(context.evaluateExpression('{{ $execution.resumeUrl }}', 0));
	const waitingBase = waitingBaseOf(resumeUrl);
	const isToken = isBelowPath(waitingBase);
	if (!isToken) requireSignature(context);
	const signature = signatureIn(isToken ? resumeUrl : context.getSignedResumeUrl({ answer }));
	if (signature === null) {
		throw new ChakraError('This n8n does not sign the address at which an execution waits', {
			remedy: 'Update n8n: without the signature anybody could answer.',
		});
	}
	const [executionId, nodeId] = [context.getExecutionId(), context.getNode().id];
	return { url: waitingUrl(waitingBase, { executionId, nodeId, answer, signature }), signature };
}

const HEX_SIGNATURE = /^[0-9a-f]{64}$/;

function signatureIn(address: string): string | null {
	const signature = new URL(address).searchParams.get('signature');
	return signature !== null && HEX_SIGNATURE.test(signature) ? signature : null;
}

/** n8n 1 checks the signature only if the node asks for it. n8n 2 always does. */
function requireSignature(context: IExecuteFunctions): void {
	const host: unknown = context;
	if (isObject(host) && typeof host.setSignatureValidationRequired === 'function') {
		host.setSignatureValidationRequired();
	}
}
