import type { INodeProperties } from 'n8n-workflow';
import { ChakraError } from '../transport/chakraError';

export const latitudeField: INodeProperties = {
	displayName: 'Latitude',
	name: 'latitude',
	type: 'string',
	default: '',
	placeholder: 'e.g. 52.52',
	description: 'In decimal degrees, from -90 to 90',
};

export const longitudeField: INodeProperties = {
	displayName: 'Longitude',
	name: 'longitude',
	type: 'string',
	default: '',
	placeholder: 'e.g. 13.40',
	description: 'In decimal degrees, from -180 to 180',
};

/** A point on Earth, in decimal degrees. */
interface Place {
	latitude: number;
	longitude: number;
}

/**
 * @param label the name of the field that holds both values; empty where each has its own field
 * @throws ChakraError where one is not a coordinate, or both are 0 (no value in the expression, most likely)
 */
export function readPlace(given: { latitude?: unknown; longitude?: unknown }, label = ''): Place {
	const latitude = readCoordinate(`${label}Latitude`, given.latitude, 90);
	const longitude = readCoordinate(`${label}Longitude`, given.longitude, 180);
	if (latitude !== 0 || longitude !== 0) return { latitude, longitude };
	throw new ChakraError(`${label}Latitude and Longitude are both 0`, {
		remedy: 'Look at what they are taken from: an empty field may have become a 0.',
	});
}

/**
 * Decimal degrees, with a decimal point or a comma. An empty value is an error, and not 0.
 * @throws ChakraError where it is not a number within ±limit
 */
function readCoordinate(label: string, given: unknown, limit: number): number {
	const text =
		typeof given === 'number' ? String(given) : typeof given === 'string' ? given.trim() : '';
	const value = Number(text.replace(',', '.'));
	if (text !== '' && Math.abs(value) <= limit) return value;
	throw new ChakraError(
		`${label} "${text.slice(0, 50)}" is not a number from -${limit} to ${limit}`,
		{
			remedy: 'Give decimal degrees, such as 52.52.',
		},
	);
}
