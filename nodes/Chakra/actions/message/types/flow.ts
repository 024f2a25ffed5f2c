import type { INodeProperties } from 'n8n-workflow';
import { readChoice } from '../../../parameters/choice';
import { readFlag } from '../../../parameters/flag';
import { expectValues } from '../../../parameters/givenText';
import {
	expectEveryValue,
	nothingFoundFor,
	readOptionalJsonObject,
} from '../../../parameters/jsonObject';
import { optionalText, requiredText, trimmed } from '../../../parameters/limitedText';
import { metaId } from '../../../parameters/metaId';
import { bodyAbove, footerField, interactive, textHeaderFields } from '../interactive';
import type { MessageType, MessageValues } from '../messageType';

/** Meta documents no limit for names in a Flow's JSON and for tokens. This is more than any known one has. */
const NAME_MAX = 200;

const flowActionField: INodeProperties = {
	displayName: 'Opens With',
	name: 'flowAction',
	type: 'options',
	default: 'navigate',
	description: 'Where the first screen comes from',
	options: [
		{ name: 'A Screen of the Flow', value: 'navigate' },
		{
			name: "Your Flow's Endpoint",
			value: 'data_exchange',
			description: 'WhatsApp asks your endpoint for the first screen and its data',
		},
	],
};
const ofNavigate = { displayOptions: { show: { flowAction: ['navigate'] } } };

const dataField: INodeProperties = {
	displayName: 'Data (JSON)',
	name: 'flowDataJson',
	type: 'json',
	// n8n marks an empty text as invalid JSON.
	default: '{}',
	placeholder: 'e.g. { "name": "Ana" }',
	description: 'What the first screen is given, such as { "name": "Ana" }',
	...ofNavigate,
};

/**
 * The answer arrives as a message of type `form`. Meta recommends at most 30 characters for the button, and several
 * SDKs allow only 20, so the limit is 20. Source:
 * developers.facebook.com/documentation/business-messaging/whatsapp/flows/guides/sendingaflow
 */
export const flow: MessageType = {
	entry: { name: 'Flow', value: 'flow' },
	fields: [
		bodyAbove('the button', 'e.g. When shall we come? Choose a day.'),
		{
			displayName: 'Flow ID',
			name: 'flowId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 1324856375113472',
			description: "The Flow's ID in Meta's WhatsApp Manager",
		},
		{
			displayName: 'Button Text',
			name: 'buttonText',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Book a visit',
			description: 'The text of the button that opens the Flow, at most 20 characters',
		},
		flowActionField,
		{
			displayName: 'First Screen',
			name: 'flowScreen',
			type: 'string',
			default: '',
			placeholder: 'e.g. BOOKING',
			description: "ID of the screen that opens. Empty means the Flow's first.",
			...ofNavigate,
		},
		dataField,
		{
			displayName: 'Flow Token',
			name: 'flowReference',
			type: 'string',
			default: '',
			placeholder: 'e.g. booking-100',
			description: 'A text of your own that comes back with the answer, to know which one it is',
		},
		{
			displayName: 'Draft',
			name: 'flowIsDraft',
			type: 'boolean',
			default: false,
			description: 'Whether to send a Flow that is not published yet, for a test',
		},
		...textHeaderFields,
		footerField,
	],
	build: (values) => {
		const token = optionalText(trimmed(values.flowReference), {
			label: 'Flow Token',
			max: NAME_MAX,
		});
		return interactive('flow', {
			values,
			action: {
				name: 'flow',
				parameters: {
					flow_message_version: '3',
					...(token !== undefined && { flow_token: token }),
					flow_id: metaId(values.flowId, 'Flow ID'),
					flow_cta: requiredText(trimmed(values.buttonText), { label: 'Button Text', max: 20 }),
					...(readFlag(values.flowIsDraft, { displayName: 'Draft' }) && { mode: 'draft' }),
					...openingOf(values),
				},
			},
		});
	},
};

/** Meta accepts a payload only with `navigate`, and no empty data in it. */
function openingOf({
	flowAction = flowActionField.default,
	flowScreen,
	flowDataJson,
}: MessageValues): object {
	const flow_action = readChoice(flowAction, flowActionField);
	if (flow_action !== 'navigate') return { flow_action };
	const screen = optionalText(trimmed(flowScreen), { label: 'First Screen', max: NAME_MAX });
	if (flowDataJson === null) throw nothingFoundFor(dataField.displayName);
	const data = readOptionalJsonObject(flowDataJson, dataField);
	expectEveryValue(data, dataField.displayName);
	expectValues(data, dataField.displayName);
	const payload = {
		...(screen !== undefined && { screen }),
		...(Object.keys(data).length > 0 && { data }),
	};
	return {
		flow_action,
		...(Object.keys(payload).length > 0 && { flow_action_payload: payload }),
	};
}
