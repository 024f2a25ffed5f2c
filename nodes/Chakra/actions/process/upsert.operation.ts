import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { apiPath } from '../../transport/apiPath';
import { within } from '../preparedBody';
import { onceOperation } from '../requestOperation';
import { expectOwnResponse } from '../responseProof';
import { attributeCalls, changeFields, readNew } from './changeFields';
import { existsByKey } from './foundByKey';
import { readMatchedKey } from './matchedKey';
import { procedureExplanations, procedureFields, readProcedure } from './procedureField';
import { primaryKeyAttributeField } from './processField';
import { processExplanations, processPath } from './processPath';

/** Keys that an item of this run creates: a later item with the same key updates that process. */
const createdKeys = () => new Set<string>();

const DUPLICATE =
	'An item before with the same key was to create it, and did not: look at what it says, correct it, and run both again.';

const notAtomicNotice: INodeProperties = {
	displayName:
		'The process is looked up by its primary key first, then created or updated. If two executions do this at the same time with the same new key, both can create it. Within one execution each key is created only once.',
	name: 'notAtomicNotice',
	type: 'notice',
	default: '',
};

/**
 * Looks up the primary key in the list, then creates or updates. The API has no single call for this, so two runs at
 * the same time may both find nothing and both create.
 */
export const upsert = onceOperation({
	entry: {
		name: 'Create or Update',
		value: 'upsert',
		action: 'Create or update a ChakraHQ process by its primary key, get its ID',
		description: 'Create a new record, or update the current one if it already exists (upsert)',
	},
	api: ['listProcesses', 'createProcess', 'updateProcessByPrimaryKey', ...attributeCalls],
	fields: [notAtomicNotice, ...procedureFields, ...changeFields('upsert')],
	options: [primaryKeyAttributeField],
	async request(item) {
		const procedure = readProcedure(item);
		const change = await readNew(item);
		const { attribute, value } = await readMatchedKey(item, change.body.data as IDataObject);
		const where = { [attribute]: value };
		const named = within(change, (body) => ({
			...body,
			data: { ...(body.data as IDataObject), ...where },
		}));
		const key = JSON.stringify([procedure, String(value)]);
		const created = item.run.shared(createdKeys);
		const isDuplicate = created.has(key);
		if (!isDuplicate && !(await existsByKey(item, procedure, where))) {
			created.add(key);
			return {
				method: 'POST',
				path: apiPath`/v1/ext/procedure/${procedure}/process`,
				...named,
				idempotent: false,
				explanations: () => procedureExplanations(procedure),
			};
		}
		const process = { attribute, value: String(value) };
		return {
			method: 'PUT',
			path: processPath(procedure, process),
			...named,
			idempotent: true,
			explanations: () =>
				processExplanations(procedure, process, isDuplicate ? DUPLICATE : undefined),
		};
	},
	check: expectOwnResponse,
});
