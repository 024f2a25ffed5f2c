import config from '../eslint.config.mjs';

// n8n's strict mode refuses any change of eslint.config.mjs, so the rules of our own are added here.
const importOrder = [
	'error',
	{
		groups: ['builtin', 'external', 'parent', ['sibling', 'index']],
		alphabetize: { order: 'asc', caseInsensitive: true },
		'newlines-between': 'never',
	},
];

export default [...config, { files: ['**/*.ts'], rules: { 'import-x/order': importOrder } }];
