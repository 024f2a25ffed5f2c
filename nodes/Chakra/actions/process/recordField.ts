import type { IDataObject, INodeProperties } from 'n8n-workflow';
import {
	expectFound,
	expectSerializable,
	nothingFoundFor,
	readOptionalJsonObject,
} from '../../parameters/jsonObject';
import type { Item } from '../item';
import { expectGiven } from './attributeValue';

export const recordField: INodeProperties = {
	displayName: 'Record as JSON',
	name: 'recordJson',
	type: 'json',
	// n8n marks an empty text as invalid JSON.
	default: '{}',
	placeholder: 'e.g. { "phone_number": "15550100001" }',
	description:
		'The record that the new process belongs to, such as its customer: values by the short IDs of its attributes',
};

/**
 * The record of a new process; an empty object where none is given. Source: https://apidocs.chakrahq.com/api-11530135
 * @throws ChakraError where it is no JSON object, or its expression found nothing
 */
export function readRecord({ options }: Item): IDataObject {
	const { displayName, name } = recordField;
	expectFound(options, recordField);
	const data = readOptionalJsonObject(options[name], recordField) as IDataObject;
	expectSerializable(data, displayName);
	expectGiven(data);
	const values = Object.values(data);
	if (values.length > 0 && values.every((value) => value === undefined)) {
		throw nothingFoundFor(displayName);
	}
	return values.length > 0 ? { record: { data } } : {};
}
