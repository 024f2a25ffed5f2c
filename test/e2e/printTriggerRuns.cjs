/**
 * Prints what n8n stored of all runs of a workflow, as a list in JSON: `statuses`, or the `messageIds` of the items that
 * the node ChakraHQ Trigger gave. Runs in the Node 24 that runs n8n (node:sqlite):
 * node printTriggerRuns.cjs <n8n's node_modules> <database> <workflow id> <statuses | messageIds>
 */
const { DatabaseSync } = require('node:sqlite');

const [modules, path, workflowId, wanted] = process.argv.slice(2);
const { parse } = require(require.resolve('flatted', { paths: [modules] }));

// n8n 1 locks the whole file while it writes.
const database = new DatabaseSync(path, { readOnly: true, timeout: 10_000 });
const read = {
	statuses: () =>
		database
			.prepare('SELECT status FROM execution_entity WHERE workflowId = ?')
			.all(workflowId)
			.map(({ status }) => status),
	messageIds: () =>
		database
			.prepare(
				`SELECT d.data FROM execution_entity e JOIN execution_data d ON d.executionId = e.id
				WHERE e.workflowId = ?`,
			)
			.all(workflowId)
			.flatMap(({ data }) => parse(data).resultData.runData['ChakraHQ Trigger'])
			.flatMap((turn) => turn.data.main[0].map(({ json }) => json.messageId)),
};
process.stdout.write(JSON.stringify(read[wanted]()));
