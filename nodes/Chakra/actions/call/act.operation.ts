import { whatsappExplanations } from '../../account/metaApi';
import { businessNumberField } from '../../parameters/businessNumber';
import type { Explanations } from '../../transport/explain';
import { onceOperation } from '../requestOperation';
import { saysSuccess } from '../responseProof';
import { callActionFields, callbackDataField, namesCall, readCallAction } from './callAction';
import { callingPath } from './callingPath';

const explanations: Explanations = {
	...whatsappExplanations,
	mayBeDone:
		'It may have been done all the same: look at the call in its events before you run it again. ',
	200: {
		happened: 'WhatsApp did not do this with the call',
		remedy: 'Look at the events of the call: it may have ended, or be taken already.',
	},
};

/** Each action reaches a person or an open line, so none is repeated. Source: the vendor's SDK, calling.ts */
export const act = onceOperation({
	entry: {
		name: 'Call Action',
		value: 'act',
		action: 'Start a WhatsApp call, or accept, reject or end one by its ID',
		description:
			'Start, accept, reject or end a WhatsApp call; the sound goes through your own WebRTC program',
	},
	api: ['callAction'],
	fields: [businessNumberField, ...callActionFields],
	options: [callbackDataField],
	request: (item) => ({
		method: 'POST',
		path: callingPath(item, 'calls'),
		body: { messaging_product: 'whatsapp', ...readCallAction(item) },
		idempotent: false,
		provesDone: (data) => saysSuccess(data) || namesCall(data),
		explanations: () => explanations,
	}),
});
