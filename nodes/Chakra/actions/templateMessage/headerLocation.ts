import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { isObject } from '../../json/isObject';
import { latitudeField, longitudeField, readPlace } from '../../parameters/place';
import { ChakraError } from '../../transport/chakraError';
import type { HeaderLocation } from './headerValue';

/** Mostly for a template chosen by name. A template from the list asks for the location among its Values to Send. */
export const headerLocationOption: INodeProperties = {
	displayName: 'Header Location',
	name: 'headerLocation',
	type: 'fixedCollection',
	default: {},
	placeholder: 'Add location',
	description:
		"The place in the template's header, if it shows one. A template from the list asks for it in Values to Send.",
	options: [
		{
			displayName: 'Location',
			name: 'location',
			values: [
				latitudeField,
				longitudeField,
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. Main Store',
				},
				{
					displayName: 'Address',
					name: 'address',
					type: 'string',
					default: '',
					placeholder: 'e.g. Main Street 1',
				},
			],
		},
	],
};

/**
 * The location in the header; null where the option is not used.
 * @throws ChakraError where a value is missing or a coordinate is invalid
 */
export function readHeaderLocation(options: IDataObject): HeaderLocation | null {
	const { headerLocation } = options;
	const given = isObject(headerLocation) ? headerLocation.location : undefined;
	if (!isObject(given)) return null;
	const text = (name: string) => String(given[name] ?? '').trim();
	const place = readPlace(given, 'Header Location: ');
	const name = text('name');
	const address = text('address');
	if (name === '' || address === '') {
		throw new ChakraError(`Header Location: ${name === '' ? 'Name' : 'Address'} is empty`, {
			remedy: 'WhatsApp wants latitude, longitude, name and address.',
		});
	}
	return { kind: 'location', ...place, name, address };
}
