import type { INodeProperties } from 'n8n-workflow';
import { optionsField } from '../../../parameters/optionsField';
import { pluginIdField } from '../../../parameters/pluginId';
import { recipientField } from '../../../parameters/recipient';
import { maxTriesField, sendTimeoutField } from '../../../parameters/retryOptions';
import { senderField } from '../../../parameters/sender';
import { messageMediaCheckField, reuseUploadsField } from '../../media/uploadOptions';
import { footerField, headerFields, whenHeaderIsFrom } from '../interactive';
import {
	answerByField,
	approverIdsField,
	buttonLabelFields,
	formButtonLabelField,
	thankYouTextField,
	unauthorizedReplyTextField,
} from './answerOptions';
import {
	approvalOptionsField,
	choicesField,
	formFieldsField,
	messageField,
	pageNotices,
	pressNotice,
	responseTypeField,
} from './fields';
import { templateOption, templateValuesOption } from './templateQuestion';
import { limitWaitTimeField } from './waitTill';

/** The form of a question. */
export const questionFields: INodeProperties[] = [
	pressNotice,
	...pageNotices,
	senderField,
	{
		...recipientField,
		hint: 'Somebody who wrote to the sender within the last 24 hours. For others, add the option Template When Closed',
	},
	messageField,
	responseTypeField,
	approvalOptionsField,
	choicesField,
	formFieldsField,
	...headerFields,
	footerField,
	optionsField([
		answerByField,
		approverIdsField,
		...buttonLabelFields,
		limitWaitTimeField,
		maxTriesField,
		{ ...messageMediaCheckField, ...whenHeaderIsFrom('binary', 'url') },
		pluginIdField,
		formButtonLabelField,
		{ ...reuseUploadsField, ...whenHeaderIsFrom('binary') },
		templateOption,
		templateValuesOption,
		thankYouTextField,
		sendTimeoutField,
		unauthorizedReplyTextField,
	]),
];
