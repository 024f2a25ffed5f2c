import { ChakraError } from '../transport/chakraError';

/** Where on Earth, in decimal degrees. */
interface Place {
	latitude: number;
	longitude: number;
}

/**
 * @param label of the field that holds both, empty where each is a field of its own
 * @throws ChakraError where either is no coordinate, or both are 0, which is a place in the sea
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
 * Decimal degrees, with a point or a comma. Nothing is never read as 0.
 * @throws ChakraError where it is no number within the limit
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
