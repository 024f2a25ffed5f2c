const { rm } = require('node:fs/promises');
const { dest, parallel, src } = require('gulp');

/** What n8n reads beside the compiled code. `encoding: false`: gulp 5 would otherwise re-encode binary files. */
const icons = () => src('icons/*.svg', { encoding: false }).pipe(dest('dist/icons'));
const codex = () => src('nodes/**/*.node.json', { encoding: false }).pipe(dest('dist/nodes'));
const schemas = () => src('nodes/**/__schema__/**/*.json').pipe(dest('dist/nodes'));
const clean = () => rm('dist', { recursive: true, force: true });

module.exports = { clean, assets: parallel(icons, codex, schemas) };
