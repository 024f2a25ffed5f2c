/* eslint-disable @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import {
	Workflow,
	createRunExecutionData,
	type IConnections,
	type IDataObject,
	type INode,
	type INodeType,
	type IRun,
	type IRunExecutionData,
	type IWorkflowSettings,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { additionalData, type HostFacts } from '../../sandbox/engine/additionalData';
import { core, useBinaryMode, type BinaryMode } from './core';
import { savedWorkflow } from './savedWorkflow';

interface WorkflowRun {
	/** The first one starts. */
	nodes: INode[];
	connections: IConnections;
	/** By the nodes' `type`. */
	nodeTypes: Record<string, INodeType>;
	/** The data of the only credential. */
	credential: IDataObject;
	binaryMode: BinaryMode;
	/** Cancels the run as n8n's Stop button does, as soon as it gives true. */
	cancelWhen?: () => boolean;
	/** Facts that n8n's server tells about itself and the execution. */
	host?: HostFacts;
	/** Default `manual`; `integrated` is that of a sub-workflow. */
	mode?: WorkflowExecuteMode;
	/** Retries this execution as n8n does, with the nodes given here in place of its own. */
	retryOf?: IRun;
}

export { additionalData, type HostFacts };

export interface WorkflowResult {
	run: IRun;
	/** How long the run went on after it was cancelled. */
	msAfterCancel?: number;
}

/** Runs nodes in the real engine. */
export async function runWorkflow(options: WorkflowRun): Promise<WorkflowResult> {
	const { nodes, connections, nodeTypes, credential, binaryMode, cancelWhen, host } = options;
	await useBinaryMode(binaryMode);
	const settings: IWorkflowSettings = {
		executionOrder: 'v1',
		...(binaryMode === 'combined' && { binaryMode: 'combined' }),
	};
	const getType = (type: string) => {
		const found = nodeTypes[type];
		if (!found) throw new Error(`No node type ${type}`);
		return found;
	};
	const workflow = new Workflow({
		id: 'engine-test',
		nodes,
		connections,
		active: false,
		nodeTypes: {
			getByName: getType,
			getByNameAndVersion: getType,
			getKnownTypes: () => ({}),
		},
		settings,
	});
	const data = savedWorkflow({ nodes, connections, settings });
	const additional = additionalData(credential, data, host);
	const { retryOf, mode = 'manual' } = options;
	const execution = retryOf
		? new core.WorkflowExecute(
				additional,
				'retry',
				dataToRetry(retryOf, workflow),
			).processRunExecutionData(workflow)
		: new core.WorkflowExecute(additional, mode, createRunExecutionData()).run({
				workflow,
				startNode: nodes[0],
			});
	if (!cancelWhen) return { run: await execution };

	let cancelledAt: number | undefined;
	const watch = setInterval(() => {
		if (cancelledAt !== undefined || !cancelWhen()) return;
		cancelledAt = Date.now();
		execution.cancel();
	}, 10);
	try {
		const run = await execution;
		return { run, ...(cancelledAt && { msAfterCancel: Date.now() - cancelledAt }) };
	} finally {
		clearInterval(watch);
	}
}

/**
 * The stored data of a failed execution, as n8n's server hands it to the engine for a retry with the saved workflow
 * (`retry` in `dist/executions/execution.service.js` of n8n 2.41.1).
 */
function dataToRetry({ data }: IRun, workflow: Workflow): IRunExecutionData {
	const stored: IRunExecutionData = JSON.parse(JSON.stringify(data));
	const { lastNodeExecuted = '', runData } = stored.resultData;
	delete stored.resultData.error;
	if (runData[lastNodeExecuted]?.at(-1)?.error !== undefined) runData[lastNodeExecuted]?.pop();
	for (const entry of stored.executionData?.nodeExecutionStack ?? []) {
		entry.node = workflow.getNode(entry.node.name) ?? entry.node;
	}
	return stored;
}
