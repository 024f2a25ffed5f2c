import type { ItemParameters } from './itemParameters';
import type { IBinaryData, INodeProperties } from 'n8n-workflow';
import { isObject } from '../json/isObject';
import { ChakraError } from '../transport/chakraError';

/** Where an item's files are. Its name is n8n's own for this field, in every node that takes one. */
export const inputFilesField: INodeProperties = {
	displayName: 'Input Binary Field',
	name: 'binaryPropertyName',
	type: 'string',
	required: true,
	default: 'data',
	hint: 'The name of the input field that holds the file',
	placeholder: 'e.g. data',
	description:
		"The binary field that holds the file, several names separated by commas, or an expression that gives the file itself, for example {{ $('Webhook').item.binary.photo }}",
};

/** A file of an item, with the field it came from; null where an expression gave the file itself. */
interface InputFile {
	binary: IBinaryData;
	binaryField: string | null;
}

/** @throws ChakraError where the parameter is empty or the item has no such file */
export function readInputFiles(item: ItemParameters): InputFile[] {
	const given: unknown = item.value('binaryPropertyName');
	if (isBinary(given)) return [{ binary: given, binaryField: null }];
	const text = typeof given === 'string' ? given : '';
	// A field's own name may hold a comma, a dot or brackets: n8n's forms make names such as `files[0]`.
	for (const binaryField of [text, text.trim()]) {
		const binary = fileIn(item, binaryField);
		if (binary) return [{ binary, binaryField }];
	}
	const names = text
		.split(',')
		.map((field) => field.trim())
		.filter((field) => field !== '');
	if (names.length === 0) {
		throw new ChakraError('Input Binary Field gives neither the name of a field nor a file', {
			remedy: availableFiles(item),
		});
	}
	return names.map((binaryField) => {
		const binary = fileIn(item, binaryField);
		if (binary) return { binary, binaryField };
		throw new ChakraError(`Input Binary Field "${binaryField}" is not in this item`, {
			remedy: availableFiles(item),
		});
	});
}

/** Where n8n's combined binary mode puts the files that a node outputs, so that a bare field name works there too. */
const COMBINED_FILES = '_files';

/** A field by its own name, else through n8n's look-up, which reads dots and brackets as a path. */
function fileIn(item: ItemParameters, field: string): IBinaryData | undefined {
	if (field === '') return undefined;
	const input = item.context.getInputData()[item.index];
	for (const fields of [input?.binary, input?.json, input?.json[COMBINED_FILES]]) {
		const named = isObject(fields) && Object.hasOwn(fields, field) ? fields[field] : undefined;
		if (isBinary(named)) return named;
	}
	return atPath(item, field) ?? atPath(item, `${COMBINED_FILES}.${field}`);
}

function atPath(item: ItemParameters, field: string): IBinaryData | undefined {
	try {
		const found: unknown = item.context.helpers.assertBinaryData(item.index, field);
		// The look-up also finds what every object has, such as `constructor`.
		return isBinary(found) ? found : undefined;
	} catch {
		return undefined;
	}
}

function availableFiles(item: ItemParameters): string {
	const input = item.context.getInputData()[item.index];
	const { [COMBINED_FILES]: combined, ...json } = input?.json ?? {};
	const files = { ...input?.binary, ...(isObject(combined) && combined), ...json };
	const names = pathsToFiles(files);
	return names.length > 0
		? `The item has ${names.map((name) => `"${name}"`).join(', ')}: write one of these into Input Binary Field.`
		: "The item has no files. Connect a node that outputs one, or use an expression such as {{ $('Webhook').item.binary.photo }}.";
}

/** Where n8n's combined binary mode keeps files: among the item's JSON. Deep enough for any form or e-mail. */
function pathsToFiles(json: Record<string, unknown>, depth = 4): string[] {
	return Object.entries(json).flatMap(([key, value]) => {
		if (isBinary(value)) return [key];
		return isObject(value) && depth > 1
			? pathsToFiles(value, depth - 1).map((path) => `${key}.${path}`)
			: [];
	});
}

/** Whether a value is one of n8n's files, stored or in memory. n8n 2 has such a check itself, n8n 1 has none. */
function isBinary(value: unknown): value is IBinaryData {
	if (!isObject(value)) return false;
	const { mimeType, id, data } = value;
	return typeof mimeType === 'string' && (typeof id === 'string' || typeof data === 'string');
}
