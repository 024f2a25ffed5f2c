import type { INodeParameters } from 'n8n-workflow';
import type { Sandbox } from '../../../sandbox/server';
import { byId, byName, fromList, operate, senderId, type OperateRun } from '../operate';

/** `send` and `sendMeta` go to a number, `sendForProcess` to the contact of LEAD-1, who has the same number. */
export const operations = ['send', 'sendForProcess', 'sendMeta'] as const;
export type SendOperation = (typeof operations)[number];

const templateMessageParameters = (
	operation: SendOperation,
	more: INodeParameters,
): INodeParameters => ({
	resource: 'templateMessage',
	operation,
	sender: byId(senderId),
	...(operation === 'sendForProcess'
		? { procedureShortId: 'lead', primaryKeyOrId: 'LEAD-1' }
		: { recipient: '+1 555-010-0001' }),
	...more,
});

export async function sendTemplate(
	sandbox: Sandbox,
	operation: SendOperation,
	more: INodeParameters,
	run?: OperateRun,
) {
	return await operate(sandbox, templateMessageParameters(operation, more), run);
}

/** A template from the list, as the editor saves it: its ID, and the form's values by variable. */
export const listed = (
	name: string,
	values: INodeParameters = {},
	language = 'en_US',
): INodeParameters => ({
	template: fromList(`${name}:${language}`),
	templateParameters: {
		mappingMode: 'defineBelow',
		value: values,
		matchingColumns: [],
		schema: Object.keys(values).map((id) => ({
			id,
			displayName: id,
			required: true,
			defaultMatch: false,
			canBeUsedToMatch: false,
			display: true,
			type: /latitude|longitude/.test(id) ? 'number' : 'string',
		})),
		attemptToConvertTypes: false,
		convertFieldsToString: false,
	},
});

/** Values by hand: part, name, value. */
const pairs = (...list: Array<[part: string, name: string, value: unknown]>): INodeParameters => ({
	pair: list.map(([part, name, value]) => ({ part, name, value: value as string })),
});

/** A template by name, with values by hand. */
export const named = (
	name: string,
	list: Array<[part: string, name: string, value: unknown]> = [],
	templateLanguage = 'en_US',
): INodeParameters => ({
	template: byName(name),
	templateLanguage,
	parameterPairs: pairs(...list),
});

/** The template in Meta's format, as it stands in the body. */
export const metaTemplate = (name: string, components?: object[], code = 'en_US') => ({
	messaging_product: 'whatsapp',
	recipient_type: 'individual',
	to: '15550100001',
	type: 'template',
	template: {
		name,
		language: { policy: 'deterministic', code },
		...(components && { components }),
	},
});

/** The template in ChakraHQ's own format. */
export const chakraTemplate = (templateName: string, more: object = {}, language = 'en_US') => ({
	whatsappPhoneNumberId: senderId,
	templateName,
	language,
	...more,
});

export const texts = (...list: string[]) => list.map((text) => ({ type: 'text', text }));
export const mapping = (values: Record<string, string>) =>
	Object.entries(values).map(([schemaPropertyName, schemaPropertyValue]) => ({
		schemaPropertyName,
		schemaPropertyValue,
	}));
