import { useSandbox } from '../useSandbox';
import { useTrigger } from './useTrigger';

const trigger = useTrigger(useSandbox());

async function ask(query: string) {
	const host = await trigger();
	const answer = await fetch(`${host.workflow.url()}${query}`);
	expect(host.runs).toEqual([]);
	return {
		status: answer.status,
		type: answer.headers.get('content-type'),
		text: await answer.text(),
	};
}

test.each(['1158201444', '0', 'a.b_c-D9', '9'.repeat(200)])(
	'A challenge is given back as it came: %s',
	async (challenge) => {
		const query = `?hub.mode=subscribe&hub.verify_token=any&hub.challenge=${challenge}`;
		expect(await ask(query)).toEqual({
			status: 200,
			type: 'text/plain; charset=utf-8',
			text: challenge,
		});
	},
);

test.each([
	['none', ''],
	['an empty one', '?hub.challenge='],
	['a page', `?hub.challenge=${encodeURIComponent('<script>alert(1)</script>')}`],
	['a line break', '?hub.challenge=a%0d%0ab'],
	['a long one', `?hub.challenge=${'9'.repeat(201)}`],
	['two', '?hub.challenge=1&hub.challenge=2'],
	['an object', '?hub.challenge[a]=1'],
	['letters of no alphabet of ours', `?hub.challenge=${encodeURIComponent('é')}`],
])(
	'A request without a challenge that Meta could send gets 400, and nothing back: %s',
	async (_, query) => {
		expect(await ask(query)).toEqual({
			status: 400,
			type: 'application/json; charset=utf-8',
			text: JSON.stringify({ message: 'This is a webhook URL: it takes POST, or a hub.challenge' }),
		});
	},
);
