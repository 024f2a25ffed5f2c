import type { INodeProperties } from 'n8n-workflow';

/** A resource locator with two modes: a searchable list, and the ID as text. */
interface IdLocator {
	field: Pick<INodeProperties, 'displayName' | 'name' | 'description' | 'required'>;
	/** The list search that the node registers in `methods.listSearch`. */
	search: { method: string; placeholder: string; hint?: string };
	byId: { placeholder: string; hint?: string };
}

export function idLocator({ field, search, byId }: IdLocator): INodeProperties {
	return {
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		...field,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: search.placeholder,
				...(search.hint && { hint: search.hint }),
				typeOptions: { searchListMethod: search.method, searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: byId.placeholder,
				...(byId.hint && { hint: byId.hint }),
			},
		],
	};
}
