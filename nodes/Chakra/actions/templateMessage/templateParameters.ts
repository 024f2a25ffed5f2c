import type { IExecuteFunctions, INodeProperties, ResourceMapperField } from 'n8n-workflow';
import type { StoredTemplate } from '../../account/templates';
import { isObject } from '../../transport/isObject';
import { variablesOf, type VariableKind } from '../../whatsapp/templateVariables';
import { whenTemplateIs } from './templateChoice';

/** A form with one field for each variable of the chosen template. */
export const templateParametersField: INodeProperties = {
	displayName: 'Template Parameters',
	name: 'templateParameters',
	type: 'resourceMapper',
	noDataExpression: true,
	required: true,
	default: { mappingMode: 'defineBelow', value: null },
	description: "The values for the template's variables",
	displayOptions: whenTemplateIs('list'),
	typeOptions: {
		loadOptionsDependsOn: ['template.value', 'sender.value'],
		resourceMapper: {
			resourceMapperMethod: 'getTemplateParameters',
			mode: 'add',
			fieldWords: { singular: 'parameter', plural: 'parameters' },
			addAllFields: true,
			multiKeyMatch: false,
			supportAutoMap: false,
			noFieldsError: 'This template has no variables: there is nothing to fill in here.',
		},
	},
};

const fieldTypes: Record<VariableKind, ResourceMapperField['type']> = {
	text: 'string',
	image: 'string',
	video: 'string',
	document: 'string',
	gif: 'string',
	number: 'number',
	time: 'dateTime',
	json: 'object',
};

/** The header's own file has its own fields, under Header Media. */
const HEADER_FILE = /^header_(image|video|document|gif|document_name)$/;

export function templateParameterFields(template: StoredTemplate): ResourceMapperField[] {
	const isHeaderFile = (id: string, kind: VariableKind) =>
		HEADER_FILE.test(id) && (kind !== 'text' || id === 'header_document_name');
	return variablesOf(template)
		.filter(({ id, kind }) => !isHeaderFile(id, kind))
		.map(({ id, label, kind, required }) => ({
			id,
			displayName: label,
			required,
			type: fieldTypes[kind],
			defaultMatch: false,
			canBeUsedToMatch: false,
			display: true,
		}));
}

/** The form's values by variable ID. */
export function readTemplateParameters(
	context: IExecuteFunctions,
	itemIndex: number,
): Record<string, unknown> {
	const given: unknown = context.getNodeParameter('templateParameters.value', itemIndex, {});
	return isObject(given) ? given : {};
}
