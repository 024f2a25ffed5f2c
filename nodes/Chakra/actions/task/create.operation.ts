import { idLocator } from '../../parameters/idLocator';
import { apiPath } from '../../transport/apiPath';
import { dataJsonField, readJsonObject } from '../process/attributeFields';
import { assignedToField, readStatus, statusField } from '../process/changeFields';
import { procedureField, readProcedure } from '../process/procedureField';
import { processField } from '../process/processField';
import { procedureExplanations } from '../process/processPath';
import { onceOperation } from '../requestOperation';
import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { entriesOf, firstText, readConfiguration } from '../../account/configuration';
import { editorRetryOptions, requestInEditor, searchResults } from '../../parameters/listSearch';

const stateTaskField = idLocator({
	field: {
		displayName: 'Kind of Task',
		name: 'stateTask',
		description: 'Which of the tasks of its state to create on the process',
	},
	search: { method: 'searchStateTasks', placeholder: 'Select a kind of task...' },
	byId: { placeholder: 'e.g. call', hint: 'The short ID of the state task' },
});

/**
 * The path accepts a process ID or the value of its primary key. Source: https://apidocs.chakrahq.com/api-11531119,
 * https://docs.chakrahq.com/docs/platform/api/task/create
 */
export const create = onceOperation({
	entry: {
		name: 'Create',
		value: 'create',
		action: 'Create a task on a process',
		description: 'Create a task on a process in ChakraHQ, or log one that is completed',
	},
	api: ['createTask'],
	fields: [
		procedureField,
		processField,
		stateTaskField,
		{ ...dataJsonField, description: 'Values of the task by the short IDs of its attributes' },
		{ ...statusField, description: 'Completed logs a task that is done' },
		{ ...assignedToField, description: 'Who is to do it' },
	],
	request(item) {
		const procedure = readProcedure(item);
		const process = item.text(processField);
		const stateTask = item.text(stateTaskField);
		const status = readStatus(item);
		const assignedTo = item.optionalText(assignedToField);
		return {
			method: 'POST',
			path: apiPath`/v1/ext/p/${procedure}/${process}/task/${stateTask}`,
			body: {
				data: readJsonObject(item),
				...(status !== undefined && { status }),
				...(assignedTo !== undefined && { assignedTo }),
			},
			idempotent: false,
			explanations: {
				...procedureExplanations(procedure),
				404: {
					happened: `ChakraHQ found no process ${process} in the procedure ${procedure}, or no kind of task ${stateTask}`,
					remedy: 'Check all three.',
				},
			},
		};
	},
});

/** The list search of State Task: the task types in the team's configuration. */
export async function searchStateTasks(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await requestInEditor(this, async (api) => {
		const { stateTasks } = await readConfiguration(api, editorRetryOptions);
		const entries = entriesOf(stateTasks).flatMap((entry) => {
			const value = firstText(entry, 'shortId', 'short_id', 'key');
			const name = firstText(entry, 'name', 'displayName', 'title') || value;
			return value === '' ? [] : [{ name: name === value ? name : `${name} (${value})`, value }];
		});
		return searchResults(entries, filter);
	});
}
