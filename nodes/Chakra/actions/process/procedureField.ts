import { procedureIn, type Procedure } from '../../account/procedures';
import { configurationIfReadable } from '../../account/configuration';
import { idLocator } from '../../parameters/idLocator';
import type { Item } from '../item';

/** Which kind of process; it stands in every path. */
export const procedureField = idLocator({
	field: {
		displayName: 'Procedure',
		name: 'procedure',
		description: 'Which kind of process, such as leads or tickets',
	},
	search: { method: 'searchProcedures', placeholder: 'Select a procedure...' },
	byId: {
		placeholder: 'e.g. lead',
		hint: 'The short ID, in ChakraHQ under Admin > Procedures',
	},
});

/** A lead is a process of the procedure `lead`, so there is nothing to choose. @throws ChakraError where none is chosen */
export function readProcedure(item: Item): string {
	if (item.value('resource') === 'lead') return 'lead';
	return item.text(procedureField, {
		remedy: 'Choose a procedure from the list, or give its short ID, for example lead.',
	});
}

/** What the configuration tells about it; undefined where it cannot be read. */
export async function knownProcedure(
	item: Item,
	procedure = readProcedure(item),
): Promise<Procedure | undefined> {
	return procedureIn(await configurationIfReadable(item.run.api, item.retryOptions), procedure);
}
