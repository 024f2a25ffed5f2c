import { asRecord, asText } from '../narrow';
import type { Operations } from '../operation';
import { metaTexts } from '../templateNeeds';
import { errorResponse } from '../wire/response';

/** Meta's encryption of Flows, passed through: one public key for each number. */
export const flowOperations = {
	getBusinessPublicKey({ params }, { publicKeys }) {
		const key = publicKeys[params.whatsappPhoneNumberId ?? ''];
		const found = { business_public_key: key, business_public_key_signature_status: 'VALID' };
		return { json: { data: key === undefined ? [] : [found] } };
	},
	setBusinessPublicKey({ params, body }, { publicKeys, phoneNumbers }) {
		const number = phoneNumbers.find(({ id }) => id === params.whatsappPhoneNumberId);
		const key = asText(asRecord(body).business_public_key);
		if (number === undefined || key === undefined) return errorResponse(400, metaTexts.invalid);
		publicKeys[number.id] = key;
		return { json: { success: true } };
	},
} satisfies Operations;
