/**
 * Prints the newest stored run of a workflow as JSON, or `null`. Runs in the Node 24 that runs n8n (node:sqlite)
 * and unpacks with n8n's own `flatted`: node printStoredRun.cjs <n8n's node_modules> <database> <workflow id>
 */
const { DatabaseSync } = require('node:sqlite');

const [modules, database, workflowId] = process.argv.slice(2);
const { parse } = require(require.resolve('flatted', { paths: [modules] }));

const row = new DatabaseSync(database, { readOnly: true })
	.prepare(
		`SELECT e.id, e.status, e.mode, d.data FROM execution_entity e
		JOIN execution_data d ON d.executionId = e.id
		WHERE e.workflowId = ? ORDER BY e.id DESC LIMIT 1`,
	)
	.get(workflowId);

// A run that ended before it began has a row, but no data.
const run = row && parse(row.data);
process.stdout.write(
	JSON.stringify(run ? { ...row, id: String(row.id), data: undefined, ...run.resultData } : null),
);
