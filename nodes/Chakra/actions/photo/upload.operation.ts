import { inputFilesField, readInputFiles } from '../../parameters/inputFiles';
import { readRetryOptions, timeoutField } from '../../parameters/retryOptions';
import { ChakraError } from '../../transport/chakraError';
import { requestOperation } from '../requestOperation';
import { checkedPhotoId, photoIdField, photoIdIn } from './photoIdField';
import { photoRequest } from './photoRequest';

const ownIdField = {
	...photoIdField,
	hint: 'Leave empty and ChakraHQ makes one',
	description:
		'An ID of your own for the photo, a UUID. What ChakraHQ does with an ID that is taken is not documented.',
};

export const upload = requestOperation({
	entry: {
		name: 'Upload',
		value: 'upload',
		action: 'Upload a photo',
		description:
			'Upload a picture to ChakraHQ. The ID it gives goes into a photo attribute of a process.',
	},
	api: ['uploadPhoto', 'uploadPhotoWithId'],
	fields: [inputFilesField, ownIdField],
	timeout: timeoutField,
	async request(item) {
		const given = item.optionalText(ownIdField);
		const photoId = given === undefined ? undefined : checkedPhotoId(given);
		const [file, ...more] = readInputFiles(item);
		if (!file || more.length > 0) {
			throw new ChakraError('Input Binary Field names several files', {
				remedy: 'Give the name of one field: each photo is an item of its own.',
			});
		}
		const { timeoutSeconds } = readRetryOptions(item.options, timeoutField);
		const end = item.run.api.endAfter(timeoutSeconds);
		return await photoRequest(item.context, file.binary, end, photoId);
	},
	check: photoIdIn,
});
