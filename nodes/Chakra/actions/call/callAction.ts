import type { INodeProperties } from 'n8n-workflow';
import { isObject } from '../../json/isObject';
import { optionalText, trimmed } from '../../parameters/limitedText';
import { readRecipient, recipientField } from '../../parameters/recipient';
import { ChakraError } from '../../transport/chakraError';
import type { Item } from '../item';
import { idText } from '../responseProof';

/** The parameters that each action needs. Source: the vendor's SDK, src/types/calling.ts */
const actionParameters: Record<string, { call?: true; sdp?: 'offer' | 'answer' }> = {
	accept: { call: true, sdp: 'answer' },
	connect: { sdp: 'offer' },
	pre_accept: { call: true, sdp: 'answer' },
	reject: { call: true },
	terminate: { call: true },
};
const actionsWith = (part: 'call' | 'sdp') =>
	Object.keys(actionParameters).filter((name) => actionParameters[name]?.[part]);

const actionField: INodeProperties = {
	displayName: 'Action',
	name: 'callAction',
	type: 'options',
	noDataExpression: true,
	default: 'reject',
	description: 'What to do',
	options: [
		{ name: 'Accept', value: 'accept', description: 'Take a call of a customer' },
		{ name: 'Connect', value: 'connect', description: 'Call a customer who has permitted it' },
		{ name: 'Pre-Accept', value: 'pre_accept', description: 'Set up the line before accepting' },
		{ name: 'Reject', value: 'reject', description: 'Do not take a call of a customer' },
		{ name: 'Terminate', value: 'terminate', description: 'End a call' },
	],
};

const callIdField: INodeProperties = {
	displayName: 'Call ID',
	name: 'callId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. wacid.HBgLMTU1NTAxMDAwMDE...',
	description: 'Which call: the ID that its event or Connect gave',
	displayOptions: { show: { callAction: actionsWith('call') } },
};

const sdpField: INodeProperties = {
	displayName: 'SDP',
	name: 'sdp',
	type: 'string',
	typeOptions: { rows: 4 },
	required: true,
	default: '',
	placeholder: 'e.g. v=0 o=- 0 0 IN IP4 127.0.0.1 s=-',
	description:
		'The description of the audio line that your WebRTC program made: an offer for Connect, else an answer',
	displayOptions: { show: { callAction: actionsWith('sdp') } },
};

/** The form of a call action, beside the number that makes it. */
export const callActionFields: INodeProperties[] = [
	actionField,
	{ ...recipientField, displayOptions: { show: { callAction: ['connect'] } } },
	callIdField,
	sdpField,
];

export const callbackDataField: INodeProperties = {
	displayName: 'Callback Data',
	name: 'callbackData',
	type: 'string',
	default: '',
	placeholder: 'e.g. order-100',
	description: "A text of your own that comes back in the call's events, at most 512 characters",
};

/** Meta's limit: developers.facebook.com/documentation/business-messaging/whatsapp/calling/reference */
const CALLBACK_DATA_MAX = 512;

/**
 * An action as ChakraHQ's call takes it. Source: the vendor's SDK, src/types/calling.ts
 * @throws ChakraError where a required parameter is missing
 */
export function readCallAction(item: Item): object {
	const action = item.choice(actionField);
	const { call, sdp } = actionParameters[action] ?? {};
	const { displayName: label, name } = callbackDataField;
	const given = trimmed(item.options[name]);
	const callbackData = optionalText(given, { label, max: CALLBACK_DATA_MAX });
	return {
		action,
		...(call ? { call_id: item.text(callIdField) } : readRecipient(item)),
		...(sdp && { session: { sdp_type: sdp, sdp: sdpOf(item) } }),
		...(callbackData !== undefined && { biz_opaque_callback_data: callbackData }),
	};
}

/**
 * A session description begins with its version, and each line ends with CR LF (RFC 8866, section 5). A text that was
 * JSON before may have its line breaks written as `\r\n`.
 * @throws ChakraError where the text is not a session description
 */
function sdpOf(item: Item): string {
	const text = item.text(sdpField).replace(/\\r\\n|\\n/g, '\n');
	const lines = text.trim().split(/\r\n|\r|\n/);
	if (lines[0] === 'v=0' && lines.length > 1) return lines.map((line) => `${line}\r\n`).join('');
	throw new ChakraError('SDP is not a session description', {
		remedy:
			'Give the text that your WebRTC program made: its first line is v=0, and each part has a line of its own.',
	});
}

/**
 * Meta's response to Connect has the call's ID: `{ calls: [{ id }] }`. Source: the vendor's SDK, src/types/calling.ts
 */
export function namesCall(data: unknown): boolean {
	const { calls } = isObject(data) ? data : {};
	return [calls].flat().some((call) => isObject(call) && idText(call.id) !== undefined);
}
