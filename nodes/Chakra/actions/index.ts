import type { INodeProperties } from 'n8n-workflow';
import { account } from './account';
import { backgroundJob } from './backgroundJob';
import { call } from './call';
import { chat } from './chat';
import { flow } from './flow';
import { lead } from './lead';
import { media } from './media';
import { message } from './message';
import type { Operation, Resource } from './operation';
import { partner } from './partner';
import { photo } from './photo';
import { process } from './process';
import { task } from './task';
import { template } from './template';
import { templateMessage } from './templateMessage';
import { user } from './user';

export const resources: Resource[] = [
	account,
	backgroundJob,
	call,
	chat,
	flow,
	lead,
	media,
	message,
	partner,
	photo,
	process,
	task,
	template,
	templateMessage,
	user,
];

/** The node's fields: Resource, Operation, and the fields of each operation. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: resources.map(({ entry }) => entry),
		default: 'media',
	},
	...resources.flatMap(({ entry: { value: resource }, operations }) => [
		{
			displayName: 'Operation',
			name: 'operation',
			type: 'options' as const,
			noDataExpression: true,
			displayOptions: { show: { resource: [resource] } },
			options: operations.map(({ entry }) => entry),
			default: operations[0]?.entry.value ?? '',
		},
		...operations.flatMap(({ entry: { value: operation }, description }) =>
			description.map((field) => shownFor({ resource: [resource], operation: [operation] }, field)),
		),
	]),
];

/**
 * The resource and the operation stand before the field's own conditions: where one of those asks for the value of an
 * expression, n8n looks no further and shows the field. It would be shown in other operations too.
 */
function shownFor(
	choice: { resource: string[]; operation: string[] },
	{ displayOptions, ...field }: INodeProperties,
): INodeProperties {
	const show = { ...choice, ...displayOptions?.show };
	return { ...field, displayOptions: { ...displayOptions, show } };
}

export function findOperation(resource: unknown, operation: unknown): Operation | undefined {
	return resources
		.find(({ entry }) => entry.value === resource)
		?.operations.find(({ entry }) => entry.value === operation);
}
