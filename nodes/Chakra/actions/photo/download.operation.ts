import { inferredNotice } from '../../parameters/inferredNotice';
import { apiPath } from '../../transport/apiPath';
import { downloadOperation } from '../downloadOperation';
import { checkedPhotoId, photoIdField } from './photoIdField';

const existingIdField = {
	...photoIdField,
	required: true,
	description: 'Which photo: the ID that Photo > Upload gave, or a photo attribute of a process',
};

/** Source: https://apidocs.chakrahq.com/api-11531276 (name and method; the path is the one of the upload with an ID) */
export const download = downloadOperation({
	entry: {
		name: 'Download',
		value: 'download',
		action: 'Download a photo by its ID into a binary field',
		description: 'Download a photo from ChakraHQ into a binary field',
	},
	api: ['fetchPhoto'],
	fields: [
		inferredNotice(
			'Its address is inferred from that of the upload. Whatever ChakraHQ answers is put into the output field, even if that is data about the photo and not the picture.',
		),
		existingIdField,
	],
	download(item) {
		const photoId = checkedPhotoId(item.text(existingIdField));
		return {
			paths: [apiPath`/v1/ext/photo/${photoId}`],
			explanations: () => ({
				404: {
					happened: `ChakraHQ has no photo with the ID ${photoId}`,
					remedy: 'Check that the ID was copied whole, and that the photo was not deleted.',
				},
			}),
			output: { photoId },
		};
	},
});
