import type {
	INodeProperties,
	ResourceMapperField,
	ILoadOptionsFunctions,
	ResourceMapperFields,
} from 'n8n-workflow';
import type { StoredTemplate } from '../../account/templates';
import { isObject } from '../../json/isObject';
import { objectsIn } from '../../json/narrow';
import { editorRetryOptions, fieldsInEditor } from '../../parameters/editorRequest';
import { readPointInTime } from '../../parameters/pointInTime';
import { ChakraError } from '../../transport/chakraError';
import { isMissing } from '../../whatsapp/templateParts/readValue';
import {
	variablesOf,
	type TemplateVariable,
	type VariableKind,
} from '../../whatsapp/templateVariables';
import type { Item } from '../item';
import { isHeaderMediaKind } from './headerValue';
import { whenTemplateIs, type TemplateChoice } from './templateChoice';
import { currentTemplateOwner, TemplateLookup } from './templateLookup';

/** A field that is never shown. It stores with the values which template they were made for. */
const MADE_FOR = '_madeFor';

const STALE = 'stale';
const NOTHING = 'nothing';
const UNASKED = 'unasked';
const FITTING = 'fitting';

/**
 * Whether Values to Send belong to the chosen template. n8n reloads them only while it can resolve all expressions of
 * the node. But it empties a field that becomes hidden, and always loads a field that becomes visible. So the values of
 * another template hide the field: n8n empties it, and shows it again with the fields of the chosen template.
 * Only the editor resolves this: in a running node a condition on an expression hides nothing.
 */
export const valuesStateField: INodeProperties = {
	displayName: 'State of the Values',
	name: 'valuesState',
	type: 'hidden',
	default: `={{ ((schema, template) => {
		if (template === '') return '${UNASKED}';
		const madeFor = schema.find((field) => field.id === '${MADE_FOR}')?.displayName;
		if (madeFor && madeFor !== template) return '${STALE}';
		return madeFor && schema.length === 1 ? '${NOTHING}' : '${FITTING}';
	})($parameter.templateParameters?.schema ?? [], $parameter.template?.value ?? $parameter.template) }}`,
	options: [
		{ name: 'No Template Is Chosen', value: UNASKED },
		{ name: 'Of Another Template', value: STALE },
		{ name: 'The Template Has None', value: NOTHING },
		{ name: 'Of the Template', value: FITTING },
	],
	displayOptions: whenTemplateIs('list'),
};

/** Shown below Values to Send. n8n itself only says that the form is empty, and not why. */
export const nothingToFillInNotice: INodeProperties = {
	displayName:
		'This template has no variables: there is nothing to fill in here. If its header is a picture, a video or a document, give that under Header Media.',
	name: 'nothingToFillInNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: { ...whenTemplateIs('list').show, valuesState: [NOTHING] } },
};

/** A form with one field for each variable of the chosen template. */
export const templateParametersField: INodeProperties = {
	displayName: 'Values to Send',
	name: 'templateParameters',
	type: 'resourceMapper',
	noDataExpression: true,
	required: true,
	default: { mappingMode: 'defineBelow', value: null },
	description: "The values for the template's variables",
	displayOptions: {
		...whenTemplateIs('list'),
		hide: { valuesState: [STALE, UNASKED] },
	},
	typeOptions: {
		loadOptionsDependsOn: ['template.value', 'sender.value', 'options.wabaId'],
		resourceMapper: {
			resourceMapperMethod: 'getTemplateParameters',
			mode: 'add',
			fieldWords: { singular: 'variable', plural: 'variables' },
			addAllFields: true,
			multiKeyMatch: false,
			supportAutoMap: false,
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
		(id === `header_${kind}` && isHeaderMediaKind(kind)) ||
		// The file name is optional. A required variable of this name is an ordinary one.
		(id === 'header_document_name' && !required)
	);
}

/** One field for each variable but the header's own file. */
function templateParameterFields(template: StoredTemplate): ResourceMapperField[] {
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

const madeForField = ({ name, language }: StoredTemplate): ResourceMapperField => ({
	id: MADE_FOR,
	displayName: `${name}:${language}`,
	type: 'string',
	required: false,
	defaultMatch: false,
	canBeUsedToMatch: false,
	display: false,
});

/**
 * A template that an expression chooses, or n8n's API, may have the values of another.
 * @throws ChakraError where the values are for another template
 */
function expectMadeFor(
	{ name, language }: Pick<TemplateChoice, 'name' | 'language'>,
	schema: unknown,
): void {
	const madeFor = objectsIn(schema).find(({ id }) => id === MADE_FOR)?.displayName;
	if (madeFor === undefined || madeFor === `${name}:${language}`) return;
	throw new ChakraError(
		`Values to Send were made for the template ${String(madeFor)}, and ${name}:${language} is chosen`,
		{ remedy: 'Press the reload sign beside Values to Send, and fill them in again.' },
	);
}

/**
 * The form's values by variable ID.
 * @throws ChakraError where they are for another template, or a date among them cannot be read
 */
export function readTemplateParameters(
	item: Item,
	template: StoredTemplate,
): Record<string, unknown> {
	const given: unknown = item.value('templateParameters', {});
	if (!isObject(given) || templateParameterFields(template).length === 0) return {};
	expectMadeFor(template, given.schema);
	return withTimes(item, template, isObject(given.value) ? given.value : {});
}

/**
 * Dates as milliseconds. One without a time zone, as the form gives it, is in the zone of the workflow, and not in that
 * of the machine.
 * @throws ChakraError where one cannot be read
 */
function withTimes(
	item: Item,
	template: StoredTemplate,
	values: Record<string, unknown>,
): Record<string, unknown> {
	const zone = item.context.getTimezone();
	const times = variablesOf(template)
		.filter(({ id, kind }) => kind === 'time' && !isMissing(values[id]))
		.map(({ id, label }) => [id, readPointInTime(values[id], label, zone).toMillis()]);
	return { ...values, ...Object.fromEntries(times) };
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
			emptyFieldsNotice: 'Choose a template: its variables then appear here.',
		};
	}
	return await fieldsInEditor(this, 'templateParameters', async (api) => {
		const template = await new TemplateLookup(api).find(
			{ name, language },
			currentTemplateOwner(this),
			editorRetryOptions,
		);
		return { fields: [...templateParameterFields(template), madeForField(template)] };
	});
}
