import type { INodeProperties } from 'n8n-workflow';
import { includedInputFields, includeInputFieldsField } from '../../parameters/includeInputFields';
import { inferredNotice } from '../../parameters/inferredNotice';
import { downloadOperation } from '../downloadOperation';
import { customerFileFields, readFilePaths } from './customerFile';

const fileNameField: INodeProperties = {
	displayName: 'File Name',
	name: 'fileName',
	type: 'string',
	default: '',
	placeholder: 'e.g. report.pdf',
	description: 'The name to store the file under, in place of one made of its type',
};

/**
 * Downloads a file that a customer sent into a binary field, as a stream. Sources:
 * https://apidocs.chakrahq.com/api-20534488; attachment links: public client code
 */
export const download = downloadOperation({
	entry: {
		name: 'Download',
		value: 'download',
		action: 'Download a WhatsApp file by media ID or link into a binary field',
		description:
			'Download a file that a customer sent in WhatsApp, by its media ID or attachment link',
	},
	api: ['showWhatsappMedia', 'showWhatsappMediaV1', 'showWhatsappMediaAttachment'],
	fields: [
		inferredNotice('It gets the file from the addresses that other programs use.'),
		...customerFileFields,
	],
	options: [fileNameField, includeInputFieldsField],
	download: (item) => ({
		paths: readFilePaths(item),
		fileName: item.option(fileNameField),
		output: includedInputFields(item),
	}),
});
