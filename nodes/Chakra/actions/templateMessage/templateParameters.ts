import type { Item } from '../item';
import type { INodeProperties, ResourceMapperField } from 'n8n-workflow';
import type { StoredTemplate } from '../../account/templates';
import { isObject } from '../../json/isObject';
import {
	variablesOf,
	type TemplateVariable,
	type VariableKind,
} from '../../whatsapp/templateVariables';
import { whenTemplateIs } from './templateChoice';

/** A form with one field for each variable of the chosen template. */
export const templateParametersField: INodeProperties = {
	displayName: 'Values to Send',
	name: 'templateParameters',
	type: 'resourceMapper',
	noDataExpression: true,
	required: true,
	default: { mappingMode: 'defineBelow', value: null },
	description: "The values for the template's variables",
	displayOptions: whenTemplateIs('list'),
	typeOptions: {
		loadOptionsDependsOn: ['template.value', 'sender.value', 'options.wabaId'],
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
	latitude: 'number',
	longitude: 'number',
	time: 'dateTime',
	object: 'object',
	list: 'array',
};

/** The header's own file has its own fields, under Header Media; those know no GIF. */
function isHeaderFile({ id, kind, required }: TemplateVariable): boolean {
	return (
		(id === `header_${kind}` && ['image', 'video', 'document'].includes(kind)) ||
		// The name is not required; a variable that only happens to be called so is.
		(id === 'header_document_name' && !required)
	);
}

export function templateParameterFields(template: StoredTemplate): ResourceMapperField[] {
	return variablesOf(template)
		.filter((variable) => !isHeaderFile(variable))
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
export function readTemplateParameters(item: Item): Record<string, unknown> {
	const given: unknown = item.value('templateParameters.value', {});
	return isObject(given) ? given : {};
}
