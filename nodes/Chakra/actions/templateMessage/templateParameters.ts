import type { Item } from '../item';
import type {
	INodeProperties,
	ResourceMapperField,
	ILoadOptionsFunctions,
	ResourceMapperFields,
} from 'n8n-workflow';
import { headerFormatOf, type StoredTemplate } from '../../account/templates';
import { isObject } from '../../json/isObject';
import {
	variablesOf,
	type TemplateVariable,
	type VariableKind,
} from '../../whatsapp/templateVariables';
import { ChakraError } from '../../transport/chakraError';
import { whenTemplateIs, type TemplateChoice } from './templateChoice';
import { currentOwner, TemplateLookup } from './templateLookup';
import { editorRetryOptions, requestInEditor } from '../../parameters/listSearch';

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

/** Whether a variable is the header's file. Header Media has the fields for it, but not for a GIF. */
function isHeaderFile({ id, kind, required }: TemplateVariable): boolean {
	return (
		(id === `header_${kind}` && ['image', 'video', 'document'].includes(kind)) ||
		// The file name is optional. A required variable of this name is an ordinary one.
		(id === 'header_document_name' && !required)
	);
}

/** The name of a hidden field that stores for which template the values were entered. */
const MADE_FOR = '_madeFor';

function templateParameterFields(template: StoredTemplate): ResourceMapperField[] {
	const fields = variablesOf(template)
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
	const madeFor: ResourceMapperField = {
		id: MADE_FOR,
		displayName: `${template.name}:${template.language}`,
		type: 'string',
		required: false,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: false,
	};
	return fields.length > 0 ? [...fields, madeFor] : [];
}

/**
 * After another template is chosen, the form shows the old template's fields until the editor has loaded the new ones.
 * @throws ChakraError where the values are for another template
 */
function expectMadeFor(
	{ name, language }: Pick<TemplateChoice, 'name' | 'language'>,
	schema: unknown,
): void {
	const fields = Array.isArray(schema) ? schema.filter(isObject) : [];
	const madeFor = fields.find(({ id }) => id === MADE_FOR)?.displayName;
	if (madeFor === undefined || madeFor === `${name}:${language}`) return;
	throw new ChakraError(
		`Values to Send were made for the template ${String(madeFor)}, and ${name}:${language} is chosen`,
		{ remedy: 'Press the reload sign beside Values to Send, and fill them in again.' },
	);
}

/**
 * The form's values by variable ID.
 * @throws ChakraError where they are for another template
 */
export function readTemplateParameters(
	item: Item,
	template: StoredTemplate,
): Record<string, unknown> {
	const given: unknown = item.value('templateParameters', {});
	if (!isObject(given) || templateParameterFields(template).length === 0) return {};
	expectMadeFor(template, given.schema);
	return isObject(given.value) ? given.value : {};
}

/** One field for each variable of the chosen template, with the template's example beside its name. */
export async function getTemplateParameters(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	const chosen = this.getCurrentNodeParameter('template', { extractValue: true });
	const [name = '', language = ''] = String(chosen ?? '').split(':');
	if (name === '' || language === '') {
		return {
			fields: [],
			// n8n does not reload the fields while an expression of the node refers to a node that has not run.
			emptyFieldsNotice:
				'Choose a template: its variables then appear here. If one is chosen already, execute the nodes before this one.',
		};
	}
	return await requestInEditor(this, async (api) => {
		const template = await new TemplateLookup(api).find(
			{ name, language },
			currentOwner(this),
			editorRetryOptions,
		);
		const fields = templateParameterFields(template);
		return fields.length > 0
			? { fields }
			: { fields, emptyFieldsNotice: nothingToFillIn(template) };
	});
}

function nothingToFillIn(template: StoredTemplate): string {
	const header = headerFormatOf(template);
	return ['image', 'video', 'document'].includes(String(header))
		? `The template "${template.name}" has no variables. Its ${header} is given under Header Media.`
		: `The template "${template.name}" has no variables: there is nothing to fill in.`;
}
