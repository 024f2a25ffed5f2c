import type { IDataObject } from 'n8n-workflow';
import { apiPath } from '../../transport/apiPath';
import type { Explanations } from '../../transport/explain';
import type { Item } from '../item';
import { attributeValue } from './attributeValue';
import { knownProcedure } from './procedureField';
import type { ProcessKey } from './processField';

/**
 * The path for an update or a deletion. Source: https://docs.chakrahq.com/docs/platform/api/process/update, .../delete
 */
export function processPath(procedure: string, key: ProcessKey): string {
	return 'id' in key
		? apiPath`/v1/ext/procedure/${procedure}/process/${key.id}`
		: apiPath`/v1/ext/procedure/${procedure}/process/${key.attribute}/${key.value}`;
}

/**
 * The list's condition that finds a process.
 * @throws ChakraError where the value does not fit the attribute
 */
export async function keyCondition(
	item: Item,
	{ attribute, value }: { attribute: string; value: string },
): Promise<IDataObject> {
	const procedure = await knownProcedure(item);
	const known = procedure?.attributes.find(({ shortId }) => shortId === attribute);
	const zone = item.context.getTimezone();
	return { [attribute]: known ? (attributeValue(value, known, zone) as string | number) : value };
}

/** What the status codes mean for a call about one process. */
export function processExplanations(
	procedure: string,
	key: ProcessKey,
	remedy = 'Check the ID or key, and the procedure; the process may also be deleted already.',
): Explanations {
	const named = 'id' in key ? `the ID ${key.id}` : `${key.attribute} ${key.value}`;
	return {
		404: {
			happened: `ChakraHQ has no process with ${named} in the procedure ${procedure}`,
			remedy,
		},
	};
}
