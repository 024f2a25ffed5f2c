import { ChakraError } from '../transport/chakraError';

/** Longer than the name of any field, so these are the bytes of a file. */
const NOT_SHORT = 200;

/** What people give in place of a field's name, and what to do. */
const notAName: ReadonlyArray<readonly [pattern: RegExp, what: string, remedy: string]> = [
	[
		/^https?:\/\//i,
		'a link',
		'Get the file with the node HTTP Request first, or choose Public URL where the form offers it.',
	],
	[
		/^(?:file:|~?\/|\.{1,2}\/|[a-z]:\\)/i,
		'a path',
		'Read the file with the node Read/Write Files from Disk first, and give the name of the field that it outputs.',
	],
	[
		new RegExp(`^(?:data:|[\\w+/=-]{${NOT_SHORT}})`, 'i'),
		'the text of a file',
		'Make a file of it with the node Convert to File, operation Move Base64 String to File, and give the name of the field that it outputs.',
	],
];

/** @throws ChakraError where the text is a link, a path or a file, and not the name of a field */
export function expectFieldName(text: string): void {
	const mistaken = notAName.find(([pattern]) => pattern.test(text));
	if (!mistaken) return;
	const [, what, remedy] = mistaken;
	throw new ChakraError(
		`Input Binary Field "${text.slice(0, 50)}" is ${what}, and not the name of a field`,
		{ remedy },
	);
}
