import type { INodeProperties } from 'n8n-workflow';
import { META_API_VERSION } from '../../account/metaApiVersion';
import { maxTriesField, timeoutField } from '../../parameters/retryOptions';
import { simplifyField } from '../../parameters/simplify';
import { apiPath } from '../../transport/apiPath';
import { isObject } from '../../json/isObject';
import { ChakraError } from '../../transport/chakraError';
import { toOutput } from '../answerOutput';
import type { Operation } from '../operation';
import { accountField } from './account';
import { readTemplateContent } from './readTemplateContent';
import { categoryOptions, readCategory } from './templateCategory';
import { templateExplanations } from './templateExplanations';
import { componentFields } from './templateForm';
import { readTemplateId, templateIdField } from './templateId';

const KEEP = 'keep';

const contentFields: INodeProperties[] = [
	{
		displayName: 'Category',
		name: 'category',
		type: 'options',
		noDataExpression: true,
		default: KEEP,
		description: 'Meta does not change the category of an approved template',
		options: [...categoryOptions, { name: 'Keep as It Is', value: KEEP }],
	},
	...componentFields({ name: 'Keep as They Are', value: KEEP }),
];

/**
 * Changes a template, which then goes through Meta's review again. Components are replaced as a whole. What ChakraHQ
 * answers to it is not documented, so any 2xx without `_errors` counts. Done at most once, see transport/retryPolicy:
 * Meta counts edits of a template, so a second one is not free.
 * Source: https://apidocs.chakrahq.com/api-17615603
 */
export const update: Operation = {
	entry: {
		name: 'Update',
		value: 'update',
		action: 'Update a WhatsApp template',
		description: "Change a template and submit it to Meta's review again",
	},
	description: [
		{
			...accountField,
			required: false,
			description: 'Only to list its templates; not needed for a template By ID',
		},
		templateIdField,
		...contentFields,
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
		const id = readTemplateId(item);
		const content = readTemplateContent(item, contentFields);
		const isKept = item.value('category', KEEP) === KEEP;
		if (isKept && content === null) {
			throw new ChakraError(
				'Nothing is to be changed: Category and Components both stay as they are',
				{
					remedy: 'Choose a Category, or give the Components.',
				},
			);
		}
		const category = isKept ? {} : { category: readCategory(item) };
		const isSimplified = item.flag(simplifyField);
		return async () => {
			const { data } = await item.send({
				method: 'POST',
				path: apiPath`/v1/ext/plugin/whatsapp/api/${META_API_VERSION}/${id}`,
				body: { ...category, ...content },
				idempotent: false,
				explanations: templateExplanations,
			});
			if (isObject(data) && data.success === false) {
				throw new ChakraError('Meta did not take the change of the template', {
					remedy: 'Look at the template in WhatsApp Manager, and whether it may be changed now.',
				});
			}
			const json = isSimplified ? { id, success: true } : toOutput(data);
			return item.outputs(json);
		};
	},
};
