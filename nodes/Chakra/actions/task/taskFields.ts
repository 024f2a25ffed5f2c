import type { INodeProperties } from 'n8n-workflow';
import { expectSerializable } from '../../parameters/jsonObject';
import type { Item } from '../item';
import { assignedToField } from '../process/assignedToField';
import { dataJsonField } from '../process/attributeFields';
import { expectGiven } from '../process/attributeValue';
import { expectAttributes, readDataJson } from '../process/readAttributes';
import { readStatus, statusField } from '../process/statusField';

/** What a new task holds. */
export const taskFields: INodeProperties[] = [
	{ ...dataJsonField, description: 'Values of the task by the short IDs of its attributes' },
	{ ...statusField, description: 'Completed logs a task that is done' },
	{ ...assignedToField, description: 'Who is to do it' },
];

/** The body of a new task. @throws ChakraError where a value cannot be used */
export function readTask(item: Item): object {
	const status = readStatus(item);
	const assignedTo = item.optionalText(assignedToField);
	const given = Object.entries(readDataJson(item));
	const data = Object.fromEntries(given.filter(([, value]) => value !== undefined));
	expectSerializable(data, dataJsonField.displayName);
	expectGiven(data);
	expectAttributes(item, data, 'task');
	return {
		data,
		...(status !== undefined && { status }),
		...(assignedTo !== undefined && { assignedTo }),
	};
}
