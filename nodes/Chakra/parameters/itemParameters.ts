import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/** The parameters of one item. Each is evaluated once, because evaluating an expression takes about a millisecond. */
export interface ItemParameters {
	readonly context: IExecuteFunctions;
	readonly index: number;
	/** The node's Options. */
	readonly options: IDataObject;
	/** A parameter's value as n8n gives it. For a resource locator it is the chosen value. */
	value(name: string, fallback?: unknown): unknown;
}
