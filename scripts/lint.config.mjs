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

/** The width of a comment's lines. That of code is the formatter's matter. */
const commentWidth = [
	'error',
	{ code: 10_000, comments: 120, tabWidth: 4, ignoreUrls: true, ignorePattern: 'eslint-disable' },
];

export default [
	...config,
	{ files: ['**/*.ts'], rules: { 'import-x/order': importOrder, 'max-len': commentWidth } },
];
