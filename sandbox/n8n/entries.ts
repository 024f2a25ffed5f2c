/** A credential as n8n imports it, its data in plain. */
export interface ImportedCredential {
	id: string;
	name: string;
	type: string;
	data: Record<string, unknown>;
}

/** A workflow as n8n exports it. */
export interface ImportedWorkflow {
	/** Up to 21 characters. */
	id: string;
	name: string;
	nodes: unknown[];
	connections: Record<string, unknown>;
	[more: string]: unknown;
}
