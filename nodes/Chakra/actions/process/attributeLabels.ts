import type { Attribute } from '../../account/attributes';
import { nameWithShortId } from '../../account/configurationEntries';

/** Names, as {@link valueName} makes them, of fields that the node itself has beside the attributes. */
const ownNames = ['Process', 'State', 'Status', 'Assigned_To', 'Next_Action_At'];

/** The name that the editor gives to a value when a model is to define it: the field's label, in such characters. */
const valueName = (label: string): string => label.replace(/[^a-z0-9-]/gi, '_').slice(0, 63);

/**
 * The labels of attributes in the form, in their order. n8n gives two values of one name the same value, and a model
 * does not know what `___` is, which n8n makes of a name in Arabic or Hindi. Such a label has the short ID as well.
 */
export function attributeLabels(attributes: readonly Attribute[]): string[] {
	const names = attributes.map(({ name }) => valueName(name));
	const counts = new Map(ownNames.map((name) => [name, 1]));
	for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
	return attributes.map((attribute, index) => {
		const given = names[index] ?? '';
		const isPlain = counts.get(given) === 1 && /[a-z0-9]/i.test(given);
		return isPlain ? attribute.name : nameWithShortId(attribute);
	});
}
