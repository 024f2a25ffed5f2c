import { oneItem, upload } from '../upload';
import { useSandbox } from '../useSandbox';

const sandbox = useSandbox();
const other = '0a0b0c0d-1111-4222-8333-444455556666';

describe('With files kept outside the items:', () => {
	const binaryMode = 'filesystem';

	async function uploadWith(pluginId: unknown, defaultPluginId: string) {
		return await upload(sandbox(), {
			binaryMode,
			items: [{ ...oneItem()[0], json: { given: pluginId as string } }],
			parameters: { options: { pluginId: '={{ $json.given }}' } },
			credential: { pluginId: defaultPluginId },
		});
	}

	describe('Plugin ID', () => {
		test.each([
			['the ID itself', (id: string) => id],
			['the ID in capitals, with spaces around', (id: string) => `  ${id.toUpperCase()}\n`],
			[
				'the address of the plugin page',
				(id: string) => `https://app.chakrahq.com/admin/plugin/${id}`,
			],
			[
				'that address with more behind it',
				(id: string) => `https://x.example/admin/plugin/${id}/edit?tab=1#a`,
			],
			['the ID last in a text', (id: string) => `plugin: ${id}`],
			[
				'an address that also holds the ID of the team',
				(id: string) => `https://x.example/team/${other}/admin/plugin/${id}`,
			],
		])('may be %s, in the node or as the default of the credential', async (_, spell) => {
			const { pluginId } = sandbox();
			const own = await uploadWith(spell(pluginId), other);
			const byDefault = await uploadWith('', spell(pluginId));
			expect([own.error, byDefault.error]).toEqual([undefined, undefined]);
			expect(sandbox().uploads.map((one) => one.pluginId)).toEqual([pluginId, pluginId]);
		});

		test('is refused before anything is sent where neither is set', async () => {
			for (const nothing of ['', '   ', null, undefined]) {
				const { error } = await uploadWith(nothing, '');
				expect(error?.message).toBe(
					'Plugin ID is not set, neither in this node nor as Default Plugin ID in the credential [item 0]',
				);
				expect(error?.description).toContain('Admin > Plugins');
			}
			expect(sandbox().requests).toEqual([]);
		});

		test.each([
			'my plugin',
			'5f0c1d8e-3a52-4c1b-9a57',
			'https://app.chakrahq.com/admin/plugins',
			'../../../v1/ext/config',
			'5f0c1d8e-3a52-4c1b-9a57-2f6f1f3f7b10ff',
			{ id: 5 },
			12,
			['x'.repeat(5000)],
		])('is refused before anything is sent where it holds no ID: %j', async (garbage) => {
			const { error } = await uploadWith(garbage, sandbox().pluginId);
			expect(error?.message).toMatch(/^Plugin ID ".*" holds no plugin ID \[item 0\]$/s);
			expect(error?.message.length).toBeLessThan(200);
			expect(sandbox().requests).toEqual([]);
		});

		test('names the default of the credential where that is what holds no ID', async () => {
			const { error } = await uploadWith('', 'the big one');
			expect(error?.message).toBe(
				'Default Plugin ID of the credential holds no plugin ID [item 0]',
			);
		});

		test('that ChakraHQ does not know is named, with where to find the right one', async () => {
			const { error } = await uploadWith(other, '');
			expect(error).toMatchObject({
				message: expect.stringContaining(
					`ChakraHQ knows no plugin with the ID ${other} (HTTP 404)`,
				),
				description: expect.stringContaining("last part of the plugin page's address"),
				httpCode: '404',
			});
			expect(sandbox().requests).toHaveLength(1);
		});
	});
});
