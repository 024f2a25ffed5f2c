import type { WorkflowNode } from '../sandbox/n8n/workflow';
import type { SandboxProcess } from './sandboxProcess';
import { credential } from './stage';

/** Of the sandbox: a sender, and a template with an image header and one variable in its text. */
const sender = '775966265503012';
const template = { name: 'christmas_promo_23', language: 'en_US', variable: 'John' };

const send = (parameters: Record<string, unknown>): WorkflowNode => ({
	name: 'Send',
	type: 'n8n-nodes-chakrahq.chakra',
	typeVersion: 1,
	parameters: {
		resource: 'templateMessage',
		operation: 'send',
		sender: { __rl: true, mode: 'id', value: sender },
		recipient: '={{ $json.recipient }}',
		simplify: true,
		...parameters,
	},
	credentials: { chakraApi: credential },
});

/**
 * Sends a template to the item's recipient.
 * @param headerMedia where its picture is: `binary` uploads the item's file, `none` sends none
 */
export const chakraSend = (
	options: Record<string, unknown> = {},
	headerMedia: 'binary' | 'none' = 'binary',
): WorkflowNode =>
	send({
		template: { __rl: true, mode: 'name', value: template.name },
		templateLanguage: template.language,
		parameterPairs: { pair: [{ part: 'body', name: '1', value: template.variable }] },
		headerMedia,
		binaryPropertyName: 'data',
		options,
	});

/** Sends a template without a file to the item's recipient. */
export const chakraText = (options: Record<string, unknown> = {}): WorkflowNode =>
	send({
		template: { __rl: true, mode: 'name', value: 'hello_world' },
		headerMedia: 'none',
		options,
	});

const mapping = [{ schemaPropertyName: '1', schemaPropertyValue: template.variable }];

/** Of the request that sends the template with a picture, as the API wants it. */
export const sendBody = (imageUrl: string) => ({
	whatsappPhoneNumberId: sender,
	templateName: template.name,
	language: template.language,
	mapping,
	imageUrl,
});

export const sendUrl = ({ url, pluginId }: SandboxProcess, recipient: string) =>
	`${url}/v1/ext/plugin/whatsapp/${pluginId}/phoneNumber/${recipient}/send-template-message`;

/**
 * Sends as people do it without this package, with the URL that the node Upload got.
 * @param recipient an expression
 */
export const httpRequestSend = (
	sandbox: SandboxProcess,
	recipient: string,
	options: Record<string, unknown> = {},
): WorkflowNode => {
	const body = sendBody("={{ $('Upload').item.json._data.publicMediaUrl }}");
	return httpRequestPost(sendUrl(sandbox, `{{ ${recipient} }}`), body, options);
};

/** @param url may hold expressions, as may each text of the body that begins with `=` */
export const httpRequestPost = (
	url: string,
	body: Record<string, unknown>,
	options: Record<string, unknown>,
): WorkflowNode => ({
	name: 'Send',
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.5,
	parameters: {
		method: 'POST',
		url: `=${url}`,
		authentication: 'predefinedCredentialType',
		nodeCredentialType: 'chakraApi',
		sendBody: true,
		specifyBody: 'keypair',
		bodyParameters: {
			parameters: Object.entries(body).map(([name, value]) => ({
				name,
				value: typeof value === 'string' ? value : `={{ ${JSON.stringify(value)} }}`,
			})),
		},
		options,
	},
	credentials: { chakraApi: credential },
});
