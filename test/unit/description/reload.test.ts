import { chakra, parametersOf } from './nodeTypes';

const parameters = parametersOf(chakra.description.properties);
const known = new Set(parameters.flatMap(({ path }) => [path, `${path}.value`]));
const reloading = parameters.flatMap(({ path, property }) => {
	const { loadOptionsDependsOn } = property.typeOptions ?? {};
	return loadOptionsDependsOn ? [{ path, dependsOn: loadOptionsDependsOn }] : [];
});

/** What the form is made from: see getTemplateParameters and currentTemplateOwner. */
test('the form of a template loads again when template, sender or account change', () => {
	expect(reloading.map(({ path }) => path)).toContain('templateParameters');
	for (const { dependsOn } of reloading.filter(({ path }) => path === 'templateParameters')) {
		expect(dependsOn).toEqual(['template.value', 'sender.value', 'options.wabaId']);
	}
});

test.each(reloading)('$path depends on parameters that there are', ({ dependsOn }) => {
	expect(dependsOn.filter((path) => !known.has(path))).toEqual([]);
});
