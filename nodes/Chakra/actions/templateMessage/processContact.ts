import type { INodeProperties } from 'n8n-workflow';
import { ChakraError } from '../../transport/chakraError';
import type { Item } from '../item';

const procedureField: INodeProperties = {
	displayName: 'Procedure Short ID',
	name: 'procedureShortId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. lead',
	description: 'Which kind of process, by the short ID it has in ChakraHQ under Admin > Procedures',
};

const processField: INodeProperties = {
	displayName: 'Process ID or Primary Key',
	name: 'primaryKeyOrId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. LEAD-004038',
	description:
		'The process whose contact gets the message, by its ID or the value of its primary key',
};

/** The process whose contact gets the message. */
export const processContactFields = [procedureField, processField];

/** As in `recipient` of an operation: the procedure and the process, with a space between them. */
export const givenProcess = (read: (name: string) => unknown): string =>
	processContactFields.map(({ name }) => String(read(name) ?? '').trim()).join(' ');

/** @throws ChakraError where one of the two is empty */
export const readProcessContact = (item: Item): { procedure: string; process: string } => ({
	procedure: readText(item, procedureField),
	process: readText(item, processField),
});

function readText(item: Item, { name, displayName, placeholder }: INodeProperties): string {
	const text = String(item.value(name, '') ?? '').trim();
	if (text !== '') return text;
	const example = placeholder?.replace('e.g. ', '');
	throw new ChakraError(`${displayName} is not set`, {
		remedy: `Fill it in, for example with ${example}.`,
	});
}
