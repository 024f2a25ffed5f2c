import { configurationIfReadable } from '../../account/configuration';
import { apiPath } from '../../transport/apiPath';
import { bySkip } from '../../transport/pages';
import { listOperation } from '../listOperation';
import { conditionsField, matchTypeField, readConditions, whereJsonField } from './conditions';
import { procedureExplanations, procedureField, readProcedure } from './procedureField';
import { simplifiedProcess } from './simplifiedProcess';

/** The maximum size of a page. */
const PAGE_SIZE = 100;

/** Source: https://docs.chakrahq.com/docs/platform/api/process/list */
export const getAll = listOperation({
	entry: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many processes of a procedure',
		description: 'Get the processes of a procedure in ChakraHQ, such as all open leads',
	},
	api: ['listProcesses', 'fetchConfig'],
	fields: [procedureField],
	filters: [matchTypeField, conditionsField, whereJsonField],
	next: bySkip,
	async request(item) {
		const procedure = readProcedure(item);
		const where = await readConditions(item);
		return {
			method: 'POST',
			path: apiPath`/v1/ext/procedure/${procedure}/process/list`,
			body: { ...(where && { where }), skip: 0, limit: PAGE_SIZE },
			idempotent: true,
			explanations: () => procedureExplanations(procedure),
		};
	},
	async simplify(process, item) {
		const configuration = await configurationIfReadable(item.run.api, item.retryOptions);
		return simplifiedProcess(process, configuration, readProcedure(item));
	},
});
