import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { readTemplate } from '../../account/templates';
import { isObject } from '../../json/isObject';
import { textOf } from '../../json/narrow';
import { expectFound } from '../../parameters/jsonObject';
import { ChakraError } from '../../transport/chakraError';
import { templateLanguage } from '../../whatsapp/templateLanguage';

/** Source: developers.facebook.com/docs/graph-api/reference/whats-app-business-account/message_templates */
const statuses = [
	{ name: 'Approved', value: 'APPROVED' },
	{ name: 'Deleted', value: 'DELETED' },
	{ name: 'Disabled', value: 'DISABLED' },
	{ name: 'In Appeal', value: 'IN_APPEAL' },
	{ name: 'Limit Exceeded', value: 'LIMIT_EXCEEDED' },
	{ name: 'Paused', value: 'PAUSED' },
	{ name: 'Pending', value: 'PENDING' },
	{ name: 'Pending Deletion', value: 'PENDING_DELETION' },
	{ name: 'Rejected', value: 'REJECTED' },
];

const filterFields: INodeProperties[] = [
	{
		displayName: 'Language',
		name: 'language',
		type: 'string',
		default: '',
		placeholder: 'e.g. en_US',
		description: 'Only templates in this language',
	},
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. order',
		description: 'Only templates whose name contains this text',
	},
	{
		displayName: 'Status',
		name: 'status',
		type: 'multiOptions',
		default: ['APPROVED'],
		description: 'Only templates in one of these; only approved ones can be sent',
		options: statuses,
	},
];

export const templateFiltersField: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: filterFields,
};

/**
 * A filter for templates by the chosen name, language and status.
 * @throws ChakraError where a filter's value has the wrong type, or its expression found nothing
 */
export function wantedTemplates(filters: IDataObject): (entry: IDataObject) => boolean {
	for (const field of filterFields) expectFound(filters, field);
	const name = textOf(filters.name).trim().toLowerCase();
	const language = templateLanguage(textOf(filters.language)).toLowerCase();
	const wanted = statusesIn(filters.status);
	return (entry) => {
		const template = readTemplate(entry);
		return (
			template.name.toLowerCase().includes(name) &&
			(language === '' || template.language.toLowerCase() === language) &&
			(wanted.length === 0 || wanted.includes(template.status.toUpperCase()))
		);
	};
}

function statusesIn(given: unknown): string[] {
	if (given === undefined || given === null || given === '') return [];
	const list = typeof given === 'string' ? given.split(',') : given;
	if (Array.isArray(list) && list.every((one) => typeof one === 'string')) {
		return list.map((one) => one.trim().toUpperCase());
	}
	throw new ChakraError(
		`Status is ${isObject(given) ? 'an object' : JSON.stringify(given)}, not a list`,
		{
			remedy: 'Choose statuses from the list, or give words such as APPROVED.',
		},
	);
}
