import { isObject } from '../../json/isObject';
import { idIn } from '../../parameters/uuid';
import type { Explanations } from '../../transport/explain';
import type { Item } from '../item';
import { CONTACT_PROCEDURE, procedureField, readProcedure } from '../process/procedureField';
import { processField } from '../process/processField';

/** A process whose contact gets the message. */
interface ProcessContact {
	/** The short ID of the procedure. */
	procedure: string;
	/** The ID of the process, or the value of its primary key: the path takes either. */
	process: string;
}

const contactProcedureField = { ...procedureField, name: CONTACT_PROCEDURE };

const contactProcessField = {
	...processField,
	name: 'primaryKeyOrId',
	description: 'The process whose contact gets the message',
};

export const processContactFields = [contactProcedureField, contactProcessField];

/** As in `recipient` of an operation: the procedure and the process, with a space between them. */
export const givenProcess = (read: (name: string) => unknown): string =>
	processContactFields.map(({ name }) => chosenText(read(name))).join(' ');

const chosenText = (given: unknown) => String((isObject(given) ? given.value : given) ?? '').trim();

/** @throws ChakraError where one of the two is not chosen */
export const readProcessContact = (item: Item): ProcessContact => ({
	procedure: readProcedure(item, contactProcedureField),
	process: idIn(
		item.text(contactProcessField, {
			remedy: 'Choose a process from the list, or give its ID or its primary key.',
		}),
	),
});

/** What a 404 means for a message to the contact of a process. */
export const processContactExplanations = (
	{ procedure, process }: ProcessContact,
	pluginId: string,
): Explanations => ({
	404: {
		happened: `ChakraHQ found no process ${process} in the procedure ${procedure}, or no plugin ${pluginId}`,
		remedy:
			'Check Procedure and Process in this node, and the Plugin ID there or in the credential.',
	},
});
