import type { Resource } from '../operation';
import { download } from './download.operation';
import { upload } from './upload.operation';

export const photo: Resource = {
	entry: {
		name: 'Photo',
		value: 'photo',
		description: 'Pictures for the photo attributes of processes in ChakraHQ',
	},
	operations: [download, upload],
};
