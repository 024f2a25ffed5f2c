import type { INodeProperties } from 'n8n-workflow';

/** The node's Options. n8n's rules ask for the order of their names. */
export function optionsField(options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...options].sort((a, b) => (a.displayName < b.displayName ? -1 : 1)),
	};
}

/**
 * Shows an option only beside another one that it belongs to, also while that one is still empty. n8n leaves hidden
 * options out of a run.
 */
export const whenOptionIsAdded = ({ name }: INodeProperties) => ({
	displayOptions: { show: { [name]: ['', { _cnd: { exists: true as const } }] } },
});
