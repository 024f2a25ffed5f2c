import { resources } from './index';

/** Operations whose name does not say of what. Others, such as Mark as Read, need no resource beside them. */
const bareVerbs = /^(?:(?:Create|Delete|Download|Get|Many|or|Send|Update|Upload) ?)+$/;

function phrase(operation: string, resource: string): string {
	if (!bareVerbs.test(operation)) return inSentenceCase(operation);
	const object = resource === 'Template Message' ? 'Template' : resource;
	return inSentenceCase(`${operation} ${operation.endsWith('Many') ? plural(object) : object}`);
}

const plural = (name: string) => `${name}${name.endsWith('s') ? 'es' : 's'}`;

/** Names of products, and what has no small letters, stay as they are. */
const inSentenceCase = (title: string) =>
	title.replace(/(?<=.)\b(?!Meta\b)[A-Z](?=[a-z])/g, (letter) => letter.toLowerCase());

const phrases = Object.fromEntries(
	resources.flatMap(({ entry: resource, operations }) =>
		operations.map(({ entry: operation }) => [
			`${resource.value} ${operation.value}`,
			phrase(operation.name, resource.name),
		]),
	),
);

/** An expression that n8n resolves on the canvas: `Upload public media`, `Send template`, `Get many processes`. */
export const subtitle = `={{ (${JSON.stringify(phrases)})[$parameter["resource"] + " " + $parameter["operation"]] }}`;
