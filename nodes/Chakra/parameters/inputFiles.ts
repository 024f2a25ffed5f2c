import type { IBinaryData, INodeProperties } from 'n8n-workflow';
import { isObject } from '../json/isObject';
import { members, ownMember } from '../json/narrow';
import { ChakraError } from '../transport/chakraError';
import { expectFieldName } from './binaryFieldName';
import type { ItemParameters } from './itemParameters';

/** The binary field or fields to read. The parameter has the name that n8n's own nodes use. */
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

/** A file, and the binary field that it comes from. The field is null where an expression gave the file itself. */
interface InputFile {
	binary: IBinaryData;
	binaryField: string | null;
}

/**
 * @param given the name of a field, several, a file, or a list of these
 * @throws ChakraError where it is empty or the item has no such file
 */
export function readInputFiles(
	item: ItemParameters,
	given: unknown = item.value('binaryPropertyName'),
): InputFile[] {
	if (isBinary(given)) return [{ binary: given, binaryField: null }];
	const own = ownFile(item, given);
	if (own) return [own];
	if (Array.isArray(given) && given.length > 0) {
		return given.flatMap((one: unknown) => readInputFiles(item, one ?? ''));
	}
	// A form's field may be called 0.
	const text = typeof given === 'string' || typeof given === 'number' ? String(given) : '';
	// A field name may itself contain a comma, a dot or brackets. n8n's forms make names such as `files[0]`.
	for (const binaryField of [text, text.trim()]) {
		const binary = findFile(item, binaryField);
		if (binary) return [{ binary, binaryField }];
	}
	expectFieldName(text.trim());
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
		const binary = findFile(item, binaryField);
		if (binary) return { binary, binaryField };
		throw new ChakraError(`Input Binary Field "${binaryField}" is not in this item`, {
			remedy: availableFiles(item),
		});
	});
}

/**
 * The file of an item that takes one alone.
 * @param what names what takes it, for an error message: `a message`
 * @throws ChakraError where there is none, or more than one
 */
export function readInputFile(item: ItemParameters, what: string): IBinaryData {
	const [file, ...more] = readInputFiles(item);
	if (file && more.length === 0) return file.binary;
	throw new ChakraError(`Input Binary Field names several files, and ${what} takes one`, {
		remedy: 'Give the name of one field.',
	});
}

/** n8n's `$binary` gives the files of the item without their bytes, where these are kept in memory. */
function ownFile(item: ItemParameters, given: unknown): InputFile | undefined {
	if (!isObject(given) || typeof given.mimeType !== 'string') return undefined;
	const files = Object.entries(item.context.getInputData()[item.index]?.binary ?? {});
	const same = files.find(([, file]) =>
		Object.entries(given).every(([name, value]) => isObject(file) && file[name] === value),
	);
	return same && { binary: same[1], binaryField: same[0] };
}

/** In combined binary mode n8n keeps the files that a node outputs under this key of the item's JSON. */
const COMBINED_FILES = '_files';

/** Finds a file by its exact field name first, then by n8n's path syntax with dots and brackets. */
function findFile(item: ItemParameters, field: string): IBinaryData | undefined {
	if (field === '') return undefined;
	const input = item.context.getInputData()[item.index];
	const own = ownMember(input?.binary ?? {}, field);
	if (isObject(own)) return checkedFile(own, field);
	for (const fields of [input?.json, input?.json[COMBINED_FILES]]) {
		const file = ownMember(members(fields), field);
		if (isBinary(file)) return file;
	}
	return findFileByPath(item, field) ?? findFileByPath(item, `${COMBINED_FILES}.${field}`);
}

/**
 * A file that a Code node made may lack its type, which the first bytes tell.
 * @throws ChakraError where it has no bytes that n8n can store
 */
function checkedFile(file: Record<string, unknown>, field: string): IBinaryData {
	if (isBinary(file)) return file;
	const typed: unknown = { ...file, mimeType: '' };
	if (isBinary(typed)) return typed;
	throw new ChakraError(`Input Binary Field "${field}" holds no file as n8n stores it`, {
		remedy:
			'A file has its bytes as base64 text in the member data. In a Code node, make it with this.helpers.prepareBinaryData.',
	});
}

function findFileByPath(item: ItemParameters, field: string): IBinaryData | undefined {
	try {
		const file: unknown = item.context.helpers.assertBinaryData(item.index, field);
		// The look-up also returns properties that every object has, such as `constructor`.
		return isBinary(file) ? file : undefined;
	} catch {
		return undefined;
	}
}

function availableFiles(item: ItemParameters): string {
	const input = item.context.getInputData()[item.index];
	const { [COMBINED_FILES]: combinedFiles, ...json } = input?.json ?? {};
	const files = { ...input?.binary, ...(isObject(combinedFiles) && combinedFiles), ...json };
	const [only, ...others] = pathsToFiles(files).map((name) => `"${name}"`);
	if (only === undefined) {
		return "The item has no files. Connect a node that outputs one, or use an expression such as {{ $('Webhook').item.binary.photo }}.";
	}
	return others.length === 0
		? `The file is in ${only}: write that into Input Binary Field.`
		: `The item has ${[only, ...others].join(', ')}: write one of these into Input Binary Field.`;
}

/**
 * Paths of all files in an object. In combined binary mode they are part of the item's JSON. Four levels are enough
 * for forms and e-mails.
 */
function pathsToFiles(json: Record<string, unknown>, depth = 4): string[] {
	return Object.entries(json).flatMap(([key, value]) => {
		if (isBinary(value)) return [key];
		return isObject(value) && depth > 1
			? pathsToFiles(value, depth - 1).map((path) => `${key}.${path}`)
			: [];
	});
}

/** Whether a value is a file of n8n, stored or in memory. n8n 2 has such a check, n8n 1 does not. */
function isBinary(value: unknown): value is IBinaryData {
	if (!isObject(value)) return false;
	const { mimeType, id, data } = value;
	return typeof mimeType === 'string' && (typeof id === 'string' || typeof data === 'string');
}
