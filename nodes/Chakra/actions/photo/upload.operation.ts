import { inputFilesField, readInputFile } from '../../parameters/inputFiles';
import { readRetryOptions, timeoutField } from '../../parameters/retryOptions';
import { requestOperation } from '../requestOperation';
import { checkedPhotoId, photoIdField, photoIdIn } from './photoIdField';
import { photoRequest } from './photoRequest';

const ownIdField = {
	...photoIdField,
	hint: 'Leave empty and ChakraHQ makes one',
	description:
		'An ID of your own for the photo, a UUID: five groups of letters and digits. What ChakraHQ does with an ID that is taken is not documented.',
};

export const upload = requestOperation({
	entry: {
		name: 'Upload',
		value: 'upload',
		action: 'Upload a photo from a binary field and get its ID',
		description:
			'Upload a picture to ChakraHQ. The ID it gives goes into a photo attribute of a process.',
	},
	api: ['uploadPhoto', 'uploadPhotoWithId'],
	fields: [inputFilesField, ownIdField],
	timeout: timeoutField,
	async request(item) {
		const given = item.optionalText(ownIdField);
		const photoId = given === undefined ? undefined : checkedPhotoId(given);
		const binary = readInputFile(item, 'a photo');
		const { timeoutSeconds } = readRetryOptions(item.options, timeoutField);
		const end = item.run.api.endAfter(timeoutSeconds);
		return await photoRequest(item.context, binary, end, photoId);
	},
	check: photoIdIn,
});
