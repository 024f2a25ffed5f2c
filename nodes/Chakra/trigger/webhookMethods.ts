import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';
import { readSecret } from '../events/signature';
import { ChakraError } from '../transport/chakraError';
import { expectUsable } from './filters';
import { Registration } from './registration';
import { readSettings } from './settings';

/**
 * n8n calls these when a workflow is published or unpublished, and around a test.
 * @throws NodeOperationError, which n8n shows to the person who publishes
 */
export const webhookMethods = {
	default: {
		async checkExists(this: IHookFunctions): Promise<boolean> {
			return await withNodeErrors(this, async () => {
				await checkSecret(this);
				expectUsable(readSettings(this).filters);
				return isByHand(this) || (await isInPlace(this, await Registration.of(this)));
			});
		},

		async create(this: IHookFunctions): Promise<boolean> {
			return await withNodeErrors(this, async () => {
				if (!isByHand(this)) await (await Registration.of(this)).enter();
				return true;
			});
		},

		async delete(this: IHookFunctions): Promise<boolean> {
			return await withNodeErrors(this, async () => {
				if (isByHand(this) || !Registration.isEntered(this)) return true;
				await (await Registration.of(this)).takeOut();
				return true;
			});
		},
	},
};

function isByHand(context: IHookFunctions): boolean {
	return context.getNodeParameter('registerWebhook', null) !== true;
}

/**
 * Where n8n starts again and ChakraHQ cannot be asked, what was entered counts as still there. Otherwise n8n would turn
 * events down until it tries again, at last only once a day.
 */
async function isInPlace(context: IHookFunctions, registration: Registration): Promise<boolean> {
	const isStart = ['init', 'leadershipChange'].includes(context.getActivationMode());
	if (!isStart || !registration.wasEntered) return await registration.isInPlace();
	return await registration.isInPlace().catch((error: unknown) => {
		const message = 'ChakraHQ Trigger could not look whether its URL is still set in ChakraHQ';
		context.logger.warn(message, { error });
		return true;
	});
}

/** Without the secret every event would be rejected later, so publishing fails now. */
async function checkSecret(context: IHookFunctions): Promise<void> {
	if (context.getNodeParameter('verifySignature', null) === false) return;
	if ((await readSecret(context)) !== '') return;
	throw new ChakraError(
		'Verify Signature needs the Webhook Secret, which the credential does not have',
		{
			remedy:
				'In ChakraHQ, open Admin > Team > Secrets, copy the HMAC secret into Webhook Secret of the ChakraHQ credential, and try again.',
		},
	);
}

/**
 * Message and remedy in one text: n8n 2 shows only the message if a workflow cannot be published.
 * @throws NodeOperationError for whatever the work throws
 */
async function withNodeErrors(
	context: IHookFunctions,
	work: () => Promise<boolean>,
): Promise<boolean> {
	try {
		return await work();
	} catch (reason) {
		if (!(reason instanceof ChakraError)) {
			const error = reason instanceof Error ? reason : String(reason);
			throw new NodeOperationError(context.getNode(), error);
		}
		const { message, details } = reason;
		const text = details.remedy ? `${message}. ${details.remedy}` : message;
		throw new NodeOperationError(context.getNode(), text);
	}
}
