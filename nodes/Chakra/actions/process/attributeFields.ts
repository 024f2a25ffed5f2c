import type {
	FieldType,
	ILoadOptionsFunctions,
	INodeProperties,
	ResourceMapperFields,
	ResourceMapperTypeOptions,
} from 'n8n-workflow';
import type { Attribute, AttributeKind } from '../../account/attributes';
import { fieldsInEditor } from '../../parameters/editorRequest';
import { attributeLabels } from './attributeLabels';
import { currentProcedure, currentProcedureIn } from './procedureField';

/**
 * The form with the procedure's attributes.
 * @param mode with `upsert` the form also shows the attribute by which processes are found
 */
export const columnsField = (mode: ResourceMapperTypeOptions['mode']): INodeProperties => ({
	displayName: 'Attributes',
	name: 'columns',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'defineBelow', value: null },
	description:
		'The values of the process, by the attributes of its procedure. An empty text is sent, unless an AI agent gives it; an empty number, date or choice is left out. Several values are written as a, b. In automatic mode, fields of the item have the short IDs or the names of attributes.',
	typeOptions: {
		loadOptionsDependsOn: ['procedure.value'],
		resourceMapper: {
			resourceMapperMethod: 'getProcessAttributes',
			mode,
			fieldWords: { singular: 'attribute', plural: 'attributes' },
			addAllFields: false,
			multiKeyMatch: false,
			supportAutoMap: true,
		},
	},
});

export const dataJsonField: INodeProperties = {
	displayName: 'Attributes as JSON',
	name: 'dataJson',
	type: 'json',
	default: '{}',
	placeholder: 'e.g. { "city": "Goa", "score": 5 }',
	description:
		'Values by the short IDs of attributes, for what the form above does not list. Where both give the same attribute, this one counts.',
};

const types: Record<AttributeKind, FieldType | undefined> = {
	text: 'string',
	texts: 'string',
	number: 'number',
	wholeNumber: 'number',
	boolean: 'boolean',
	time: 'dateTime',
	isoTime: 'dateTime',
	timeOfDay: 'number',
	choice: 'options',
	numberChoice: 'options',
	// Not `array`: n8n takes only JSON there, and people write `a, b`.
	choices: 'string',
	numberChoices: 'string',
	list: 'string',
	object: 'object',
	photo: 'string',
	photos: 'string',
	any: undefined,
};

/**
 * n8n drops what a form holds under these names, so it does not offer them. Source: n8n-workflow's utils.ts (deepCopy)
 */
const DROPPED: ReadonlySet<string> = new Set(['constructor', 'prototype', '__proto__']);

const isKeptInForm = ({ shortId }: Attribute): boolean => !DROPPED.has(shortId);

/** One field for each attribute of the chosen procedure. Only the primary key is unique, so only it can match. */
export async function getProcessAttributes(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	return await fieldsInEditor(this, 'columns', async (api) => {
		const procedure = await currentProcedureIn(this, api);
		const attributes = (procedure?.attributes ?? []).filter(isKeptInForm);
		if (attributes.length > 0) {
			// Attributes that are required for a new process are optional for an update.
			const isChange = /^update/.test(String(this.getCurrentNodeParameter('operation')));
			const labels = attributeLabels(attributes);
			const fields = attributes.map((one, index) => ({
				...fieldOf(one, procedure?.primaryKey ?? ''),
				displayName: labels[index] ?? one.name,
				required: one.isRequired && !isChange,
			}));
			return { fields };
		}
		const what = procedure ? 'the attributes of' : 'a procedure';
		return {
			fields: [],
			emptyFieldsNotice: `The team's configuration does not tell ${what} ${currentProcedure(this)}. Give the values in Attributes as JSON below.`,
		};
	});
}

function fieldOf(attribute: Attribute, primaryKey: string) {
	const { shortId, kind, choices } = attribute;
	const isKey = shortId === primaryKey;
	const type = types[kind] === 'options' && choices.length === 0 ? 'string' : types[kind];
	return {
		id: shortId,
		display: true,
		defaultMatch: isKey,
		canBeUsedToMatch: isKey,
		...(type && { type }),
		...(type === 'options' && { options: choices }),
	};
}
