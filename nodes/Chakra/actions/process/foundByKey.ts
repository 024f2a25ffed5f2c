import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../json/isObject';
import { ChakraError } from '../../transport/chakraError';
import { toOutput } from '../answerOutput';

/**
 * The process in an answer of the list that was asked for one primary key. What ChakraHQ does with an attribute that
 * it does not know is not documented: a process that is given in place of none must not be taken for the right one.
 * @param wanted the condition, the attribute with its value
 * @returns undefined where there is none
 * @throws ChakraError where the answer is no list, or holds another process
 */
export function foundByKey(data: unknown, wanted: IDataObject): IDataObject | undefined {
	if (!Array.isArray(data)) {
		throw new ChakraError('ChakraHQ did not tell whether there is such a process', {
			remedy: 'Nothing was changed. Run it again; if it stays so, ask ChakraHQ.',
		});
	}
	if (data.length === 0) return undefined;
	const process = toOutput(data[0]);
	const { data: values } = process;
	const isOther = ([attribute, value]: [string, unknown]) =>
		isObject(values) && plain(values[attribute]) !== plain(value);
	const other = Object.entries(wanted).find(isOther);
	if (!other) return process;
	const [attribute] = other;
	throw new ChakraError(`ChakraHQ gave another process than the one with this ${attribute}`, {
		remedy: `Check that ${attribute} is the short ID of an attribute of the procedure.`,
	});
}

const plain = (value: unknown): string =>
	String(value ?? '')
		.trim()
		.toLowerCase();
