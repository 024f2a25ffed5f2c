import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../json/isObject';
import { apiPath } from '../../transport/apiPath';
import { ChakraError } from '../../transport/chakraError';
import type { Item, ItemRequest } from '../item';
import { toOutput } from '../toOutput';
import { procedureExplanations } from './procedureField';

/**
 * Asks the list for the process with a primary key: no call that gets a process by its key is published.
 * @param wanted the condition, the attribute with its value
 */
export const requestByKey = (procedure: string, wanted: IDataObject): ItemRequest => ({
	method: 'POST',
	path: apiPath`/v1/ext/procedure/${procedure}/process/list`,
	body: { where: wanted, skip: 0, limit: 1 },
	idempotent: true,
});

/**
 * The process in the response to `requestByKey`. It is compared with the key, because it is not documented what
 * ChakraHQ does with an attribute that it does not know: it might give any process.
 * @param wanted the condition, the attribute with its value
 * @returns undefined where there is none
 * @throws ChakraError where the response is no list, or holds another process
 */
export function foundByKey(data: unknown, wanted: IDataObject): IDataObject | undefined {
	if (!Array.isArray(data) || !data.every(isObject)) {
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

/** Whether there is a process with this key. @throws ChakraError where ChakraHQ does not tell */
export async function existsByKey(
	item: Item,
	procedure: string,
	wanted: IDataObject,
): Promise<boolean> {
	const explanations = () => procedureExplanations(procedure);
	const { data } = await item.send({ ...requestByKey(procedure, wanted), explanations });
	return foundByKey(data, wanted) !== undefined;
}

const plain = (value: unknown): string =>
	String(value ?? '')
		.trim()
		.toLowerCase();
