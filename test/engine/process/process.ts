import type { INodeParameters } from 'n8n-workflow';
import { fromList, operate, type OperateRun } from '../operate';
import type { Target } from '../upload';

/** The value of the attributes' form after somebody filled it in. */
export const filledIn = (value: INodeParameters, matchingColumns: string[] = []) => ({
	mappingMode: 'defineBelow',
	value,
	matchingColumns,
	schema: [],
});

export const autoMapped = {
	mappingMode: 'autoMapInputData',
	value: null,
	matchingColumns: [],
	schema: [],
};

export const byKey = (value: string) => ({ __rl: true, mode: 'primaryKey', value });

/** An operation on the sandbox's leads, unless the parameters say otherwise. */
export async function process(
	target: Target,
	operation: string,
	parameters: INodeParameters = {},
	run: OperateRun = {},
) {
	return await operate(
		target,
		{ resource: 'process', operation, procedure: fromList('lead'), ...parameters },
		run,
	);
}

/** The sandbox's first lead, LEAD-1. */
export const firstLead = '00000000-0000-4000-8000-000000000e00';
