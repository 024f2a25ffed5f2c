import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { includeInputFieldsField } from '../../parameters/includeInputFields';
import { inputFilesField } from '../../parameters/inputFiles';
import { optionsField } from '../../parameters/optionsField';
import { pluginIdField } from '../../parameters/pluginId';
import { maxTriesField, timeoutField } from '../../parameters/retryOptions';
import { readWholeNumber } from '../../parameters/wholeNumber';
import { fileNameField, mediaCheckField, mimeTypeField, reuseUploadsField } from './uploadOptions';

const parallelUploadsField: INodeProperties = {
	displayName: 'Parallel Uploads',
	name: 'parallelUploads',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 50 },
	default: 10,
	description:
		'How many items to upload at the same time. The output keeps the order of the input.',
};

/** The form of an upload. */
export const uploadFields: INodeProperties[] = [
	{
		displayName:
			'Anyone who has the public URL can open the file, and ChakraHQ has no documented way to take it back. Do not upload what must stay private.',
		name: 'publicNotice',
		type: 'notice',
		default: '',
	},
	inputFilesField,
	optionsField([
		fileNameField,
		includeInputFieldsField,
		maxTriesField,
		mediaCheckField,
		mimeTypeField,
		parallelUploadsField,
		pluginIdField,
		reuseUploadsField,
		timeoutField,
	]),
];

/** @throws ChakraError where it is not a whole number within the field's limits */
export function readParallelUploads(this: IExecuteFunctions): number {
	return readWholeNumber(this.getNodeParameter('options', 0, {}), parallelUploadsField);
}
