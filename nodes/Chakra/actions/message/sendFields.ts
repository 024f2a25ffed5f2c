import type { INodeProperties } from 'n8n-workflow';
import { includeInputFieldsField } from '../../parameters/includeInputFields';
import { optionsField } from '../../parameters/optionsField';
import { parallelSendsField } from '../../parameters/parallelSends';
import { pluginIdField } from '../../parameters/pluginId';
import { recipientField } from '../../parameters/recipient';
import { maxTriesField, sendTimeoutField } from '../../parameters/retryOptions';
import { senderField } from '../../parameters/sender';
import { simplifyField } from '../../parameters/simplify';
import { validateOnlyField } from '../../parameters/validateOnly';
import {
	fileNameField,
	messageMediaCheckField,
	mimeTypeField,
	reuseUploadsField,
} from '../media/uploadOptions';
import { typeFields, whenFileIsFrom } from './chosenType';
import { replyToField } from './replyTo';

/** The form of a message. */
export const sendFields: INodeProperties[] = [
	senderField,
	{
		...recipientField,
		hint: 'Somebody who wrote to the sender within the last 24 hours. For others: Template Message > Send',
	},
	...typeFields,
	simplifyField,
	optionsField([
		{
			...fileNameField,
			description:
				"The name of the file, in place of its own; a document shows it. An extension that fits the file's type is added where it is missing.",
			...whenFileIsFrom('binary', 'url'),
		},
		includeInputFieldsField,
		maxTriesField,
		{ ...messageMediaCheckField, ...whenFileIsFrom('binary', 'url') },
		{ ...mimeTypeField, ...whenFileIsFrom('binary') },
		parallelSendsField,
		pluginIdField,
		replyToField,
		{ ...reuseUploadsField, ...whenFileIsFrom('binary') },
		sendTimeoutField,
		validateOnlyField,
	]),
];
