import type { INodeProperties } from 'n8n-workflow';
import { META_API_VERSION } from '../../account/metaApi';
import { optionsField } from '../../parameters/optionsField';
import { maxTriesField, timeoutField } from '../../parameters/retryOptions';
import { simplifyField } from '../../parameters/simplify';
import { apiPath } from '../../transport/apiPath';
import { ChakraError } from '../../transport/chakraError';
import { saysSuccess } from '../acceptedMessageId';
import { toOutput } from '../answerOutput';
import type { Item } from '../item';
import { onceForKey } from '../sendOnce/onceForKey';
import { accountField } from './accountField';
import { changedContent, formChange } from './changedComponents';
import { readComponentsMode, readTemplateValues } from './readTemplateContent';
import { contentFromForm, contentFromJson, type TemplateContent } from './templateComponents';
import { categoryOptions, readCategory } from './templateCategory';
import { templateExplanations } from './templateExplanations';
import { changedComponentFields } from './templateForm';
import { storedTemplate } from './storedTemplate';
import { readTemplateId, templateIdField } from './templateIdField';

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
	...changedComponentFields,
];

/**
 * Changes a template and submits it for review again. Meta replaces all components at once, so the parts that the form
 * leaves out are read first and sent along. The response is not documented, so any 2xx without `_errors` is a success.
 * Meta limits the number of edits, so it is done at most once, see transport/retryPolicy. Source:
 * https://apidocs.chakrahq.com/api-17615603
 */
export const update = onceForKey({
	entry: {
		name: 'Update',
		value: 'update',
		action: 'Update a WhatsApp template for another review by Meta',
		description: "Change a template and submit it to Meta's review again",
	},
	api: ['updateMessageTemplate'],
	description: [
		{
			...accountField,
			required: false,
			description:
				'The account of the template. Parts that you leave empty are read from there; with Using JSON and a template By ID it is not needed.',
		},
		templateIdField,
		...contentFields,
		simplifyField,
		optionsField([maxTriesField, timeoutField]),
	],

	async prepare(item) {
		const id = readTemplateId(item);
		const content = await newContent(item);
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
			const { data, warning } = await item.send({
				method: 'POST',
				path: apiPath`/v1/ext/plugin/whatsapp/api/${META_API_VERSION}/${id}`,
				body: { ...category, ...content },
				idempotent: false,
				provesDone: saysSuccess,
				explanations: templateExplanations,
			});
			if (warning) item.run.hint(`ChakraHQ did this and added: ${warning}`);
			const json = isSimplified ? { id, success: true } : toOutput(data);
			return item.outputs(json);
		};
	},
});

/** @returns null where the content does not change */
async function newContent(item: Item): Promise<TemplateContent | null> {
	const mode = readComponentsMode(item);
	if (mode === 'keep') return null;
	const values = readTemplateValues(item, contentFields);
	if (mode === 'json') return contentFromJson(values);
	// A one-time code template has no parts to keep: the form gives all of it.
	if (values.category === 'AUTHENTICATION') return contentFromForm(values);
	const change = formChange(values);
	if (change.given.length + change.removed.length === 0) return null;
	return changedContent(values, change, await storedTemplate(item));
}
