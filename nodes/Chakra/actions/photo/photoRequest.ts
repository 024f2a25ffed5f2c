import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { fileForm } from '../../files/fileForm';
import { fileNameFor } from '../../files/fileNames';
import { SIGNATURE_BYTES } from '../../files/fileSignatures';
import { repairMimeType } from '../../files/mimeTypes';
import { expectBytes, storedFile } from '../../files/storedFile';
import { textOf } from '../../json/narrow';
import { apiPath } from '../../transport/apiPath';
import type { ItemRequest } from '../item';

/**
 * The upload of a photo, streamed. Uploading it twice only leaves an unused photo, so it may be repeated. Source:
 * https://apidocs.chakrahq.com/api-11531275, https://apidocs.chakrahq.com/api-11531276 (with an ID)
 * @param end aborts the wait for n8n's storage
 * @param photoId a UUID chosen by the user
 * @throws ChakraError where the file is empty or cannot be read
 */
export async function photoRequest(
	context: IExecuteFunctions,
	binary: IBinaryData,
	end: AbortSignal,
	photoId?: string,
): Promise<ItemRequest> {
	const source = await storedFile(context, binary);
	// A Code node can put any type here.
	const wanted = textOf(binary.fileName);
	expectBytes(source, wanted);
	const firstBytes = await source.head(SIGNATURE_BYTES, end);
	const type = repairMimeType({ stated: binary.mimeType, fileName: wanted, firstBytes });
	const name = fileNameFor({ fileName: wanted, mimeType: type });
	const filetype = /\.([^.]+)$/.exec(name)?.[1];
	return {
		method: 'POST',
		path: photoId === undefined ? apiPath`/v1/ext/photo` : apiPath`/v1/ext/photo/${photoId}`,
		form: fileForm(
			{ filename: name, ...(filetype && { filetype }) },
			{ source, name, type, part: 'photo' },
		),
		idempotent: true,
	};
}
