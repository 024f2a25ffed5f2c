import { accountText } from '../../../sandbox/demo/account';

it('demo --open shows all that a credential made by hand needs, the token and the webhook secret too', () => {
	const access = {
		accessToken: 'a-token',
		baseUrl: 'http://127.0.0.1:4010',
		pluginId: '00000000-0000-4000-8000-000000000001',
	};
	expect(
		accountText(access, 'a-secret')
			.split('\n')
			.map((line) => line.trim()),
	).toEqual(
		expect.arrayContaining([
			'Access Token       a-token',
			'Base URL           http://127.0.0.1:4010',
			'Default Plugin ID  00000000-0000-4000-8000-000000000001',
			'Webhook Secret     a-secret',
		]),
	);
});
