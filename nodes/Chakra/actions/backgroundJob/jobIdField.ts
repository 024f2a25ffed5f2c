import type { INodeProperties } from 'n8n-workflow';
import { uuidIn } from '../../parameters/uuid';
import { ChakraError } from '../../transport/chakraError';
import type { Item } from '../item';

export const jobIdField: INodeProperties = {
	displayName: 'Job ID',
	name: 'jobId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 00000000-0000-4000-8000-0000000000b1',
	description: 'The background job, as Create Many and Update Many give it',
};

/** @throws ChakraError where it is empty or not an ID */
export function readJobId(item: Item): string {
	const given = item.text(jobIdField);
	const id = uuidIn(given);
	if (id !== undefined) return id;
	throw new ChakraError(`Job ID "${given.slice(0, 100)}" is not an ID`, {
		remedy:
			'An ID has five groups of letters and digits. Take jobId from the output of Create Many or Update Many.',
	});
}
