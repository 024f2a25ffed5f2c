import type { Fault } from '../../../sandbox/server';
import { binaryModes } from '../engine';
import { oneItem, upload } from '../upload';
import { useSandbox } from '../useSandbox';

const sandbox = useSandbox();

/** Retries, pauses, errors and the plugin have tests in one mode each. Here each of them runs in every mode. */
describe.each(binaryModes)('With files kept in %s mode', (binaryMode) => {
	const options = (more: object = {}) => ({ binaryMode, items: oneItem(), ...more });

	test.each<[string, Fault]>([
		['a server in trouble', { status: 503 }],
		['a request to slow down', { status: 429, headers: { 'retry-after': '0' } }],
		['a connection that ends half-way', { cutAfterBytes: 10 }],
		['a lost answer', { cutAnswer: true }],
	])('the second try after %s carries the whole file', async (_, fault) => {
		sandbox().inject(fault);
		const { output, error } = await upload(sandbox(), options());
		expect(error).toBeUndefined();
		expect(sandbox().requests).toHaveLength(2);
		const answer = await fetch(String(output[0]?.json.publicMediaUrl));
		expect(await answer.text()).toBe('file 0');
	});

	test('an error is reported', async () => {
		sandbox().inject({ status: 403 });
		const { error } = await upload(sandbox(), options());
		expect(error?.message).toMatch(/\(HTTP 403\)/);
		expect(sandbox().requests).toHaveLength(1);
	});

	test('an unreachable server is reported, after Max Tries', async () => {
		const nowhere = { ...sandbox(), url: 'http://127.0.0.1:9' };
		const { error } = await upload(nowhere, options({ parameters: { options: { maxTries: 1 } } }));
		expect(error?.message).toMatch(/^n8n could not reach ChakraHQ, nothing was sent/);
	});

	test('a run that is cancelled ends', async () => {
		sandbox().inject({ neverAnswer: true });
		const { output, error } = await upload(
			sandbox(),
			options({ cancelWhen: () => sandbox().requests.length > 0 }),
		);
		expect(error?.message).toMatch(/cancelled/);
		expect(output).toEqual([]);
	});

	test('the plugin is the one in the options', async () => {
		const pluginId = '0a0b0c0d-1111-4222-8333-444455556666';
		const { error } = await upload(sandbox(), options({ parameters: { options: { pluginId } } }));
		expect(sandbox().requests.map(({ path }) => path)).toEqual([
			expect.stringContaining(`/${pluginId}/`),
		]);
		expect(error?.message).toMatch(/\(HTTP 404\)/);
	});
});
