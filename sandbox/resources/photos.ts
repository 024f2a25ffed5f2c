import { randomUUID } from 'node:crypto';
import type { Handler, Operations } from '../operation';
import type { Photo } from '../seed/types';
import { enveloped, errorResponse } from '../wire/response';

const upload: Handler = ({ params, form }, world) => {
	const file = form?.files[0];
	if (file === undefined) return errorResponse(400, 'The form has no photo part');
	const photo: Photo = {
		id: params.photoId ?? randomUUID(),
		filename: form?.fields.get('filename') ?? file.fileName,
		filetype: form?.fields.get('filetype') ?? file.mimeType,
		mimeType: file.mimeType,
		createdAt: Date.now(),
		path: file.path,
	};
	world.photos.push(photo);
	const { id, filename, filetype, createdAt } = photo;
	return enveloped({
		id,
		createdAt,
		updatedAt: createdAt,
		filetype,
		filename,
		height: null,
		width: null,
		isPublic: false,
		team: world.team,
		user: null,
	});
};

export const photoOperations = {
	uploadPhoto: upload,
	uploadPhotoWithId: upload,
	fetchPhoto({ params }, { photos }) {
		const photo = photos.findLast(({ id }) => id === params.photoId);
		if (photo?.path == null) return errorResponse(404, 'Not Found');
		return { file: photo.path, type: photo.mimeType };
	},
} satisfies Operations;
