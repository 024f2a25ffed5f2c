import type { IDataObject } from 'n8n-workflow';
import { Refusal } from '../transport/refusal';

/** A number among a node's options: where it stands, what it is called there and what it may be. */
export interface NumberOption {
	name: string;
	displayName: string;
	default: number;
	min: number;
	max: number;
}

/** @throws Refusal where an expression gave something else than a whole number within the limits */
export function readNumberOption(options: IDataObject, option: NumberOption): number {
	const { [option.name]: given = option.default } = options;
	const value = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
	if (
		typeof value === 'number' &&
		Number.isInteger(value) &&
		value >= option.min &&
		value <= option.max
	) {
		return value;
	}
	throw new Refusal(
		`${option.displayName} must be a whole number from ${option.min} to ${option.max}, and is ${JSON.stringify(given)}`,
		{ remedy: `Correct ${option.displayName} in the node's options.` },
	);
}
