import type { FieldType, ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';
import type { Attribute, AttributeKind } from '../account/attributes';
import { currentProcedure, currentProcedureIn } from './currentProcedure';
import { inEditor } from './listing';

const types: Record<AttributeKind, FieldType | undefined> = {
	text: 'string',
	number: 'number',
	wholeNumber: 'number',
	boolean: 'boolean',
	time: 'dateTime',
	isoTime: 'dateTime',
	choice: 'options',
	choices: 'array',
	list: 'array',
	object: 'object',
	photo: 'string',
	any: undefined,
};

/** One field for each attribute of the chosen procedure. Only the primary key is unique, so only it can match. */
export async function getProcessAttributes(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	return await inEditor(this, async (api) => {
		const procedure = await currentProcedureIn(this, api);
		const attributes = procedure?.attributes ?? [];
		if (attributes.length > 0) {
			// What a new process must have, a change need not.
			const isChange = /^update/.test(String(this.getCurrentNodeParameter('operation')));
			const fields = attributes.map((one) => fieldOf(one, procedure?.primaryKey ?? ''));
			return { fields: fields.map((one) => ({ ...one, required: one.required && !isChange })) };
		}
		const what = procedure ? 'the attributes of' : 'a procedure';
		return {
			fields: [],
			emptyFieldsNotice: `The team's configuration does not tell ${what} ${currentProcedure(this)}. Give the values in Attributes as JSON below.`,
		};
	});
}

function fieldOf(attribute: Attribute, primaryKey: string): ResourceMapperFields['fields'][number] {
	const { shortId, name, kind, isRequired, choices } = attribute;
	const isKey = shortId === primaryKey;
	const type = kind === 'choice' && choices.length === 0 ? 'string' : types[kind];
	return {
		id: shortId,
		displayName: name,
		required: isRequired,
		display: true,
		defaultMatch: isKey,
		canBeUsedToMatch: isKey,
		...(type && { type }),
		...(type === 'options' && { options: choices }),
	};
}
