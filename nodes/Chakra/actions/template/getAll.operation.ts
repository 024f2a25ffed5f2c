import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { listTemplates, type StoredTemplate } from '../../account/templates';
import { readNumberOption } from '../../parameters/numberOption';
import { maxTriesField, readRetryOptions, timeoutField } from '../../parameters/retryOptions';
import { simplifyField } from '../../parameters/simplify';
import { isObject } from '../../json/isObject';
import { ChakraError } from '../../transport/chakraError';
import { toOutput } from '../answerOutput';
import type { Operation } from '../operation';
import { accountField, readAccount } from './accountField';
import { simplifiedTemplate } from './simplifiedTemplate';

const limitField: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
	displayOptions: { show: { returnAll: [false] } },
};

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

/**
 * Reads page after page. Which of Meta's own filters ChakraHQ passes on is not documented, so these are applied here.
 * Source: https://apidocs.chakrahq.com/api-17615391 (known by number only; the path and the answer from public clients)
 */
export const getAll: Operation = {
	entry: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many message templates',
		description: 'Get the WhatsApp templates of an account, with status, texts and variables',
	},
	api: ['listMessageTemplates'],
	description: [
		accountField,
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
		},
		limitField,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add filter',
			default: {},
			options: [
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
					description: 'Only templates whose name holds this text',
				},
				{
					displayName: 'Status',
					name: 'status',
					type: 'multiOptions',
					default: ['APPROVED'],
					description: 'Only templates in one of these; only approved ones can be sent',
					options: statuses,
				},
			],
		},
		simplifyField,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [maxTriesField, timeoutField],
		},
	],

	async prepare(item) {
		const { run } = item;
		const wabaId = readAccount(item);
		const isWanted = wantedBy(item.changed('filters'));
		const limit =
			item.value('returnAll', false) === true
				? Infinity
				: readNumberOption({ limit: item.value('limit', 50) }, limitField);
		const isSimplified = item.value('simplify', true) !== false;
		const retryOptions = readRetryOptions(item.options);

		return async () => {
			const outputs: INodeExecutionData[] = [];
			for await (const template of listTemplates(run.api, wabaId, retryOptions)) {
				if (!isWanted(template)) continue;
				const json = isSimplified ? simplifiedTemplate(template) : toOutput(template);
				outputs.push(...item.outputs(json));
				if (outputs.length >= limit) break;
			}
			return outputs;
		};
	},
};

/** @throws ChakraError where an expression gave a filter of another shape */
function wantedBy(filters: IDataObject): (template: StoredTemplate) => boolean {
	const name = text(filters.name).toLowerCase();
	const language = text(filters.language).toLowerCase().replace('-', '_');
	const wanted = statusesIn(filters.status);
	return (template) =>
		template.name.toLowerCase().includes(name) &&
		(language === '' || template.language.toLowerCase() === language) &&
		(wanted.length === 0 || wanted.includes(template.status.toUpperCase()));
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

const text = (given: unknown) => (typeof given === 'string' ? given.trim() : '');
