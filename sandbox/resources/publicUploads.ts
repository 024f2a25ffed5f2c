import { randomUUID } from 'node:crypto';
import type { Operations } from '../operation';
import type { StoredUpload } from '../records';
import { publicMediaUrl } from '../wire/publicMedia';
import { enveloped, errorResponse } from '../wire/response';

export const publicUploadOperations = {
	uploadPublicMedia({ params, form, contentLength }, world) {
		const file = form?.files[0];
		if (file === undefined) return errorResponse(400, 'The form has no file part');
		const id = randomUUID();
		const { fileName, mimeType, partHeaders, size, sha256, path } = file;
		const upload: StoredUpload = {
			id,
			pluginId: params.pluginId ?? '',
			fileName,
			mimeType,
			filenameField: form?.fields.get('filename'),
			size,
			sha256,
			path,
			publicMediaUrl: publicMediaUrl(world.url, world.team, id, fileName),
			contentLength,
			partHeaders,
		};
		world.uploads.push(upload);
		return enveloped({ publicMediaUrl: upload.publicMediaUrl });
	},
} satisfies Operations;
