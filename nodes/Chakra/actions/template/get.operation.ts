import { inferredNotice } from '../../parameters/inferredNotice';
import { optionsField } from '../../parameters/optionsField';
import { maxTriesField, requestTimeoutField } from '../../parameters/retryOptions';
import { simplifyField } from '../../parameters/simplify';
import type { Operation } from '../operation';
import { toOutput } from '../toOutput';
import { accountField } from './accountField';
import { simplifiedTemplate } from './simplifiedTemplate';
import { storedTemplate } from './storedTemplate';
import { templateIdField } from './templateIdField';

export const get: Operation = {
	entry: {
		name: 'Get',
		value: 'get',
		action: 'Get a WhatsApp template by its ID with texts and variables',
		description: 'Get one template of an account, with status, texts and variables',
	},
	api: ['listMessageTemplates'],
	description: [
		inferredNotice(
			'It looks the template up in the list of the account, which it reads the way other programs do.',
		),
		accountField,
		{
			...templateIdField,
			description: 'The template to get, looked up in the list of the account',
		},
		simplifyField,
		optionsField([maxTriesField, requestTimeoutField]),
	],
	async prepare(item) {
		const isSimplified = item.flag(simplifyField);
		const template = await storedTemplate(item);
		const json = isSimplified ? simplifiedTemplate(template) : toOutput(template);
		return async () => item.outputs(json);
	},
};
