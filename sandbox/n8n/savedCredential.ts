import { asRecord } from '../narrow';
import type { ImportedWorkflow } from './entries';
import type { N8nServer } from './server';

/** A credential that n8n has stored. */
export interface SavedCredential {
	id: string;
	name: string;
	type: string;
}

/** Saves a credential as its form in the editor does. */
export async function saveCredential(
	server: N8nServer,
	type: string,
	name: string,
	data: Record<string, unknown>,
): Promise<SavedCredential> {
	const saved = await server.rest('POST', '/credentials', { name, type, data });
	return { id: String(asRecord(saved).id), name, type };
}

/** Chooses a credential in every node that has one of its type. */
export function withCredential(
	workflow: ImportedWorkflow,
	{ id, name, type }: SavedCredential,
): ImportedWorkflow {
	const nodes = workflow.nodes.map((node) => {
		const { credentials } = asRecord(node);
		if (!(type in asRecord(credentials))) return node;
		return { ...asRecord(node), credentials: { ...asRecord(credentials), [type]: { id, name } } };
	});
	return { ...workflow, nodes };
}
