import { idIn } from '../../parameters/uuid';
import { apiPath } from '../../transport/apiPath';
import { procedureExplanations, procedureField, readProcedure } from '../process/procedureField';
import { processField } from '../process/processField';
import { onceOperation } from '../requestOperation';
import { stateTaskField } from './stateTaskField';
import { readTask, taskFields } from './taskFields';

/**
 * The path accepts a process ID or the value of its primary key. Source: https://apidocs.chakrahq.com/api-11531119,
 * https://docs.chakrahq.com/docs/platform/api/task/create
 */
export const create = onceOperation({
	entry: {
		name: 'Create',
		value: 'create',
		action: 'Create a task on a process by its ID or primary key, get its ID',
		description: 'Create a task on a process in ChakraHQ, or log one that is completed',
	},
	api: ['createTask', 'fetchConfig'],
	fields: [procedureField, processField, stateTaskField, ...taskFields],
	request(item) {
		const procedure = readProcedure(item);
		const process = idIn(item.text(processField));
		const stateTask = item.text(stateTaskField);
		return {
			method: 'POST',
			path: apiPath`/v1/ext/p/${procedure}/${process}/task/${stateTask}`,
			body: readTask(item),
			idempotent: false,
			explanations: () => ({
				...procedureExplanations(procedure),
				404: {
					happened: `ChakraHQ found no process ${process} in the procedure ${procedure}, or no kind of task ${stateTask}`,
					remedy: 'Check Process, Procedure and Kind of Task.',
				},
			}),
		};
	},
});
