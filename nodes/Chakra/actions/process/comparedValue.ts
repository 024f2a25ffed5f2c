import { listKinds, type Attribute } from '../../account/attributes';
import { stateNamed, type Procedure } from '../../account/procedures';
import { readPointInTime } from '../../parameters/pointInTime';
import { attributeValue } from './attributeValue';
import { knownStatus } from './statusField';

/** Members of a process that are no attributes, by which the list can be filtered too. */
export const rootFields = ['assignedTo', 'createdAt', 'state', 'status'];

/** `Created At` → `createdAt` */
export function rootFieldNamed(given: string): string | undefined {
	const plain = given.replace(/\s/g, '').toLowerCase();
	return rootFields.find((field) => field.toLowerCase() === plain);
}

/** What a condition's value is compared with. */
export interface Compared {
	name: string;
	attribute: Attribute | undefined;
	procedure: Procedure | undefined;
	zone: string;
}

/**
 * The value, or for a list each of its values.
 * @throws ChakraError where it does not fit
 */
export function comparedValue(given: unknown, compared: Compared): unknown {
	const { name, attribute, procedure, zone } = compared;
	const { kind = 'any' } = attribute ?? {};
	const isListItself = listKinds.has(kind) || kind === 'object';
	if (Array.isArray(given) && !isListItself)
		return given.map((one) => comparedValue(one, compared));
	if (attribute) return attributeValue(given, attribute, zone);
	if (name === 'createdAt') return readPointInTime(given, 'The value of createdAt', zone).toISO();
	if (typeof given !== 'string') return given;
	if (name === 'state' && procedure) return stateNamed(given, procedure);
	return name === 'status' ? knownStatus(given) : given;
}
