import { randomUUID } from 'node:crypto';
import type { WorkflowNode } from '../sandbox/n8n/workflow';
import { observe, type Conditions } from './observe';
import type { Contender } from './scenario';
import { workflowOf } from './workflow';

/** A run must not hang the benchmark, in milliseconds. */
const timeout = 600_000;

/**
 * Runs the nodes in n8n. The time is what n8n itself recorded for the nodes that call ChakraHQ, the memory that of
 * the whole process.
 */
export function n8nContender(
	name: string,
	nodes: WorkflowNode[],
	{ items, ...conditions }: Conditions & { items: number },
): Contender {
	const workflow = workflowOf(randomUUID().slice(0, 18), nodes);
	const callers = nodes.filter(({ credentials }) => credentials);
	return {
		name,
		isBase: callers.length === 0,
		workflow,
		async measure(stage) {
			const { result, traffic } = await observe(stage, conditions, async () => {
				return await stage.n8n.execute(workflow.id, { timeout });
			});
			await stage.clearStorage();
			const { status, error, nodes: turns, peakMemory = null } = result;
			if (status !== 'success') throw new Error(`${name}: ${status}, ${error?.message ?? ''}`);
			const last = turns[nodes.at(-1)?.name ?? '']?.[0];
			const given = last?.outputs.flat().length;
			if (given !== items) throw new Error(`${name}: ${given} items came out instead of ${items}`);
			const times = callers.map((node) => turns[node.name]?.[0]?.executionTime ?? 0);
			const seconds = times.reduce((sum, time) => sum + time, 0) / 1000;
			return { seconds: callers.length > 0 ? seconds : null, peakMemory, ...traffic };
		},
	};
}
