import type {
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	INodeTypeDescription,
} from 'n8n-workflow';
import { ChakraApi } from '../../../credentials/ChakraApi.credentials';
import { Chakra } from '../../../nodes/Chakra/Chakra.node';
import { ChakraTrigger } from '../../../nodes/Chakra/ChakraTrigger.node';

export const chakra = new Chakra();
export const credential = new ChakraApi();
export const descriptions: INodeTypeDescription[] = [
	chakra.description,
	new ChakraTrigger().description,
];

/** A parameter, and the way to it through collections: `options.fileName`, `buttons.button[].title`. */
export interface Parameter {
	path: string;
	property: INodeProperties;
	/** The parameters of its level, including itself. Its display conditions refer to them. */
	siblings: INodeProperties[];
}

const isParameter = (option: object): option is INodeProperties =>
	'type' in option && 'displayName' in option;
const isGroup = (option: object): option is INodePropertyCollection => 'values' in option;
const isChoice = (option: object): option is INodePropertyOptions =>
	'value' in option && !isGroup(option);

/** The values to choose from; empty for a parameter that is not a choice. */
export const choicesOf = ({ options = [] }: INodeProperties): INodePropertyOptions[] =>
	options.filter((option) => isChoice(option));

/** All parameters, also those inside collections, from the outside in. */
export function parametersOf(properties: INodeProperties[], before = ''): Parameter[] {
	return properties.flatMap((property) => {
		const several = property.typeOptions?.multipleValues === true ? '[]' : '';
		const path = `${before}${property.name}`;
		const inner = (property.options ?? []).flatMap((option) =>
			isGroup(option) ? parametersOf(option.values, `${path}.${option.name}${several}.`) : [],
		);
		const own = (property.options ?? []).filter((option) => isParameter(option));
		return [{ path, property, siblings: properties }, ...parametersOf(own, `${path}.`), ...inner];
	});
}

/** `media.uploadPublic` → its parameters; those of no operation are the node's own. */
export function byOperation({ properties }: INodeTypeDescription): Map<string, INodeProperties[]> {
	const groups = new Map<string, INodeProperties[]>();
	for (const property of properties) {
		const { resource = [], operation = [] } = property.displayOptions?.show ?? {};
		const key = [...resource, ...operation].join('.') || 'the node itself';
		groups.set(key, [...(groups.get(key) ?? []), property]);
	}
	return groups;
}
