import { randomUUID } from 'node:crypto';
import { asRecord } from '../narrow';
import type { Operations } from '../operation';
import { metaTexts } from '../templateNeeds';
import { errorResponse } from '../wire/response';

/** Meta's calling API, passed through; only the settings are kept. */
export const callingOperations = {
	getCallingSettings: ({ params }, { callingSettings }) => ({
		json: callingSettings[params.whatsappPhoneNumberId ?? ''] ?? {
			calling: { status: 'DISABLED' },
		},
	}),
	updateCallingSettings({ params, body }, { callingSettings, phoneNumbers }) {
		const number = phoneNumbers.find(({ id }) => id === params.whatsappPhoneNumberId);
		if (number === undefined) return errorResponse(400, metaTexts.invalid);
		callingSettings[number.id] = asRecord(body);
		return { json: { success: true } };
	},
	getCallPermissions: () => ({
		json: { messaging_product: 'whatsapp', permission: { status: 'temporary' }, actions: [] },
	}),
	callAction: ({ body }) => ({
		json:
			asRecord(body).action === 'connect'
				? { messaging_product: 'whatsapp', calls: [{ id: `wacid.${randomUUID()}` }] }
				: { messaging_product: 'whatsapp', success: true },
	}),
} satisfies Operations;
