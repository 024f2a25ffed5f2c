/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { execFile } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');

interface Ended {
	code: number;
	output: string;
}

/** Runs `npm run demo -- ...` as a person does, without the real service's variables. */
async function demo(...args: string[]): Promise<Ended> {
	const env = { ...process.env, CHAKRA_ACCESS_TOKEN: '', CHAKRA_PLUGIN_ID: '' };
	return await new Promise((resolve) => {
		const command = [tsx, join(root, 'sandbox', 'demo.ts'), ...args];
		execFile(process.execPath, command, { cwd: root, env }, (error, stdout, stderr) => {
			resolve({ code: error ? Number(error.code) : 0, output: `${stdout}${stderr}` });
		});
	});
}

test('the demo sends a picture, answers a customer and gets an approval, in the engine', async () => {
	const { code, output } = await demo();
	expect(output).toMatch(/Checked +it serves the same 24,614 bytes/);
	expect(output).toMatch(/Checked +the template went out with that URL in its header/);
	expect(output).toMatch(/Checked +the answer quotes the message it belongs to/);
	expect(output).toMatch(/Went on +approved: true, responder: Ana/);
	expect(output).toMatch(/Done in \d+ s/);
	expect(code).toBe(0);
});

test('a file that no picture template takes goes up, and the demo says why it is not sent', async () => {
	const { code, output } = await demo('--file', join(root, 'LICENSE'));
	expect(output).toMatch(/Public URL +http/);
	expect(output).toMatch(/Not sent +the template has an image header/);
	expect(code).toBe(0);
});

test('a file that is not there is said, with another exit code', async () => {
	const { code, output } = await demo('--file', 'no such file.png');
	expect(output).toMatch(/There is no file at .*no such file\.png/);
	expect(code).toBe(2);
});
