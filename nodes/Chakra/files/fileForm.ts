import type { StoredFile } from './storedFile';
import { StreamingFile } from './streamingFile';

/** A file in a multipart form, with the name and type to send. */
interface FormFile {
	source: StoredFile;
	name: string;
	/** MIME type. */
	type: string;
	/** The name of its part in the form. Defaults to `file`. */
	part?: string;
}

/**
 * Makes the multipart form of a request that uploads one file: first the fields, then the file. Each try needs a new
 * form, because a form's file can be read only once. The file is streamed and never held in memory.
 */
export function fileForm(
	fields: Record<string, string>,
	{ source, name, type, part = 'file' }: FormFile,
): (end: AbortSignal) => FormData {
	return (end) => {
		const form = new FormData();
		for (const [field, value] of Object.entries(fields)) form.append(field, value);
		form.append(part, new StreamingFile(source, name, type, end));
		return form;
	};
}
