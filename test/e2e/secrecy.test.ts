/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { chain, items, start, toFile, upload } from '../../sandbox/n8n/workflow';
import { echoesOf, piecesOf, spellingsOf } from '../engine/secrecy';
import { pictures } from './pictures';
import { useLiveN8n } from './useN8n';

const stage = useLiveN8n({ env: { N8N_LOG_LEVEL: 'debug' } });

/** All files of n8n, such as its database, its log and its binary data, but not its programs and pages. */
async function filesOf(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile() && !/node_modules|\.cache/.test(entry.parentPath))
		.map((entry) => join(entry.parentPath, entry.name));
}

/** The paths of the files in n8n's folder that hold one of the texts unencrypted. */
async function filesHolding(texts: string[]): Promise<string[]> {
	const { folder } = stage().n8n;
	const wanted = texts.map((text) => Buffer.from(text));
	const held = await Promise.all(
		(await filesOf(folder)).map(async (file) => {
			const bytes = await readFile(file);
			return wanted.some((text) => bytes.includes(text)) ? [relative(folder, file)] : [];
		}),
	);
	return held.flat().sort();
}

it('leaves the token nowhere, however a run ends', async () => {
	const { live, sandbox } = stage();
	const echoes = echoesOf(sandbox.token).join(' ');
	const spoken = JSON.stringify({
		_errors: [`Authorization: Bearer ${sandbox.token} is not it: ${echoes}`],
	});
	const goesOn = { onError: 'continueRegularOutput' };
	const options = { maxTries: 1 };

	const run = async (settings = {}) =>
		await live.run(chain([start, items(pictures(2)), toFile, upload({ options }, settings)]));
	const done = [await run()];
	sandbox.inject({ times: 2, status: 401, body: spoken, contentType: 'application/json' });
	done.push(await run());
	sandbox.inject({ times: 2, status: 500, body: spoken, contentType: 'text/html' });
	done.push(await run(goesOn));
	sandbox.inject({ times: 2, refuse: true });
	done.push(await run());
	sandbox.inject({ times: 2, redirectTo: `${sandbox.url}/?token=${sandbox.token}` });
	done.push(await run());

	expect(done.map(({ status }) => status)).toEqual([
		'success',
		'error',
		'success',
		'error',
		'error',
	]);
	expect(JSON.stringify(done[2])).toContain('is not it');

	const token = [...spellingsOf(sandbox.token), ...piecesOf(sandbox.token)];
	expect(token.filter((spelling) => JSON.stringify(done).includes(spelling))).toEqual([]);
	expect(await filesHolding(token)).toEqual([]);

	// The search finds a text that is there. Otherwise it would prove nothing.
	const url = done[0]?.nodes.Upload?.[0]?.outputs[0]?.[0]?.json.publicMediaUrl;
	expect(await filesHolding([String(url)])).toEqual([
		expect.stringMatching(/^\.n8n\/database\.sqlite/),
	]);
	expect(await filesHolding(['Starting execution', 'Workflow execution started'])).toEqual([
		'n8n.log',
	]);
});
