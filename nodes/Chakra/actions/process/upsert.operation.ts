import { isObject } from '../../json/isObject';
import { apiPath } from '../../transport/apiPath';
import { ChakraError } from '../../transport/chakraError';
import type { ChakraRun } from '../chakraRun';
import type { Item } from '../item';
import { onceOperation } from '../requestOperation';
import { columnsField, dataJsonField } from './attributeFields';
import { besideFields, readChange } from './changeFields';
import { procedureField, readProcedure } from './procedureField';
import { primaryKeyAttribute, primaryKeyAttributeField } from './processField';
import { procedureExplanations, processPath } from './processPath';

/** Keys that this run has created. A later item with the same key updates that process. */
const created = new WeakMap<ChakraRun, Set<string>>();

/**
 * Looks up the primary key in the list, then creates or updates. The API has no single call for this, so two runs at
 * the same time may both find nothing and both create.
 */
export const upsert = onceOperation({
	entry: {
		name: 'Create or Update',
		value: 'upsert',
		action: 'Create or update a ChakraHQ process by its primary key',
		description: 'Create a new record, or update the current one if it already exists (upsert)',
	},
	api: ['listProcesses', 'createProcess', 'updateProcessByPrimaryKey'],
	fields: [procedureField, columnsField('upsert'), dataJsonField, ...besideFields],
	options: [primaryKeyAttributeField],
	async request(item) {
		const procedure = readProcedure(item);
		const change = await readChange(item);
		const attribute = await matchedAttribute(item);
		const data = isObject(change.data) ? change.data : {};
		const value = String(data[attribute] ?? '').trim();
		if (value === '') {
			throw new ChakraError(`The primary key ${attribute} has no value`, {
				remedy: `Give ${attribute} among the attributes: processes are found by it.`,
			});
		}
		const explanations = procedureExplanations(procedure);
		const keys = created.get(item.run) ?? new Set<string>();
		created.set(item.run, keys);
		const key = JSON.stringify([procedure, value]);
		if (!keys.has(key)) {
			const where = { [attribute]: data[attribute] };
			const { data: found } = await item.send({
				method: 'POST',
				path: apiPath`/v1/ext/procedure/${procedure}/process/list`,
				body: { where, skip: 0, limit: 1 },
				idempotent: true,
				explanations,
			});
			if (!Array.isArray(found)) {
				throw new ChakraError('ChakraHQ did not tell whether there is such a process', {
					remedy: 'Nothing was changed. Run it again; if it stays so, ask ChakraHQ.',
				});
			}
			if (found.length === 0) {
				keys.add(key);
				const path = apiPath`/v1/ext/procedure/${procedure}/process`;
				return { method: 'POST', path, body: change, idempotent: false, explanations };
			}
		}
		const path = processPath(procedure, { attribute, value });
		return { method: 'PUT', path, body: change, idempotent: true, explanations };
	},
});

/** The attribute chosen for matching in the form, else the procedure's primary key. */
async function matchedAttribute(item: Item): Promise<string> {
	const mapper = item.value('columns', {});
	const matching: unknown = isObject(mapper) ? mapper.matchingColumns : undefined;
	const [first]: unknown[] = Array.isArray(matching) ? matching : [];
	return typeof first === 'string' && first !== '' ? first : await primaryKeyAttribute(item);
}
