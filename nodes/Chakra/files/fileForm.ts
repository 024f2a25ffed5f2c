import type { StoredFile } from './storedFile';
import { StreamingFile } from './streamingFile';

/** A file of a form, under the name and type that its receiver shall see. */
interface FormFile {
	source: StoredFile;
	name: string;
	/** MIME type. */
	type: string;
	/** The name of its part in the form; default `file`. */
	part?: string;
}

/**
 * The `form` of a request that uploads one file: the fields first, then the file. Every try gets a form
 * of its own, because a form's file can be read only once. The file is streamed, never held in memory.
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
