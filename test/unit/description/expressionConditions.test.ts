import { NodeHelpers, type INodeParameters, type INodeProperties } from 'n8n-workflow';
import { byOperation, chakra } from './nodeTypes';

const { description } = chakra;
const isShown = (values: INodeParameters) => (property: INodeProperties) =>
	NodeHelpers.displayParameter(values, property, { typeVersion: 1 }, description);

/** Each operation, with a field of it that decides whether other fields are shown. */
const deciding = [...byOperation(description)].flatMap(([key, properties]) => {
	const names = properties.flatMap(({ displayOptions = {} }) =>
		Object.keys({ ...displayOptions.show, ...displayOptions.hide }),
	);
	const others = [...new Set(names)].filter((name) => !['resource', 'operation'].includes(name));
	return others.map((name) => [key, name.replace('/', '')] as const);
});

test.each(deciding)(
	'%s shows no field of other operations where %s is an expression',
	(key, name) => {
		const [resource = '', operation = ''] = key.split('.');
		const values = { resource, operation, [name]: '={{ $json.found }}' };
		const others = [...byOperation(description)].filter(([other]) => other !== key);
		const shown = others.flatMap(([other, properties]) =>
			other.includes('.') ? properties.filter(isShown(values)) : [],
		);
		expect(shown.map((property) => property.name)).toEqual([]);
	},
);

test.each(['create', 'createMany', 'update', 'updateMany', 'upsert'])(
	'process.%s asks for a procedure only where there is none',
	(operation) => {
		const properties = byOperation(description).get(`process.${operation}`) ?? [];
		const shown = ['', 'lead', '={{ $json.procedure }}'].map((value) => {
			const procedure = { __rl: true, mode: 'id', value };
			const values = { resource: 'process', operation, procedure };
			const names = properties.filter(isShown(values)).map(({ name }) => name);
			return ['noProcedureNotice', 'columns'].filter((name) => names.includes(name));
		});
		expect(shown).toEqual([['noProcedureNotice'], ['columns'], ['columns']]);
	},
);
