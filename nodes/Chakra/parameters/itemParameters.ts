import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/** The parameters of one item, each evaluated once. */
export interface ItemParameters {
	readonly context: IExecuteFunctions;
	readonly index: number;
	/** The node's Options. */
	readonly options: IDataObject;
	/** A parameter as n8n gives it; a resource locator gives its value. */
	value(name: string, fallback?: unknown): unknown;
}
