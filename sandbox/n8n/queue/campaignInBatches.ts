import { randomUUID } from 'node:crypto';
import { asRecord } from '../../narrow';
import type { ImportedWorkflow } from '../entries';
import { readExample } from '../example';
import type { WorkflowNode } from '../workflow';

interface BatchedCampaign {
	/** A name of its own, which is part of each Send Once Key. */
	campaign: string;
	/** The phone number of the list's first recipient; the others follow it. */
	first: number;
	recipients: number;
	batchSize: number;
	/** What stands in place of the example's own node that sends. */
	send?: WorkflowNode;
}

/** A copy of `examples/campaign-in-batches.json` with a list of its own. */
export async function campaignInBatches({
	campaign,
	first,
	recipients,
	batchSize,
	send,
}: BatchedCampaign): Promise<ImportedWorkflow> {
	const settings = { campaign, batchSize: String(batchSize) };
	const example = await readExample('campaign-in-batches.json', settings);
	const list = `Array.from({ length: ${recipients} }, (_, i) => ({ json: { phone: String(${first} + i) } }))`;
	const nodes = example.nodes.map((value) => {
		const node = asRecord(value);
		if (node.name === 'Recipients') return { ...node, parameters: { jsCode: `return ${list};` } };
		if (node.name !== 'Send template' || !send) return node;
		const { id, name, position, onError } = node;
		return { ...send, id, name, position, onError };
	});
	const id = randomUUID().slice(0, 18);
	return { ...example, id, name: `${example.name}, ${campaign}`, nodes };
}
