import type { INodeParameters } from 'n8n-workflow';
import { properties } from '../../../nodes/Chakra/trigger/properties';
import type { EventOutline, WebhookFormat } from '../../../sandbox/webhooks/eventBody';
import { useSandbox } from '../useSandbox';
import { useTrigger } from './useTrigger';

const trigger = useTrigger(useSandbox());

const everything = {
	events: ['message', 'messageEcho', 'status', 'templateStatus', 'account', 'other'],
};

/** The members of an item that tell which event it is. */
async function passing(
	parameters: INodeParameters,
	events: EventOutline[],
	format: WebhookFormat = 'meta',
) {
	const host = await trigger({ ...everything, ...parameters });
	expect(await host.deliver({ format, events })).toMatchObject({ status: 200 });
	return host.runs.flat().map(({ json }) => json);
}

const oneOfEach: EventOutline[] = [
	{ kind: 'text' },
	{ kind: 'text', echo: true },
	{ kind: 'read' },
	{ kind: 'message_template_status_update' },
	{ kind: 'account_update' },
	{ kind: 'something_new' },
];

test('A batch gives an item for each event, in one run and in its order', async () => {
	const host = await trigger(everything);
	await host.deliver({ events: oneOfEach });
	expect(host.items.map(({ json }) => json.event)).toEqual(everything.events);
});

test.each(everything.events)(
	'Of a batch only the chosen events come through: %s',
	async (event) => {
		expect((await passing({ events: [event] }, oneOfEach)).map((json) => json.event)).toEqual([
			event,
		]);
	},
);

test('By default only messages of customers come through', async () => {
	const host = await trigger();
	await host.deliver({ events: oneOfEach });
	expect(host.items.map(({ json }) => json.event)).toEqual(['message']);
});

test('Of messages and echoes only the chosen types come through, of all else everything', async () => {
	const events = ['text', 'image', 'voice', 'read'].map((kind) => ({ kind }));
	const items = await passing({ messageTypes: ['voice', 'image'] }, events);
	expect(items.map(({ type }) => type)).toEqual(['image', 'voice', 'status']);
	const echoes = events.slice(0, 3).map(({ kind }) => ({ kind, echo: true }));
	expect((await passing({ messageTypes: ['text'] }, echoes)).map(({ type }) => type)).toEqual([
		'text',
	]);
});

test('Of statuses only the chosen ones come through, in each format', async () => {
	const kinds = ['sent', 'delivered', 'read', 'failed'].map((kind) => ({ kind }));
	const items = await passing({ statuses: ['read', 'failed'] }, kinds);
	expect(items).toMatchObject([{ status: { state: 'read' } }, { status: { state: 'failed' } }]);
	for (const format of ['chakra', 'legacy'] as const) {
		const statuses = { statuses: ['read'] };
		expect(await passing(statuses, [{ kind: 'read' }], format)).toHaveLength(1);
		expect(await passing(statuses, [{ kind: 'sent' }], format)).toHaveLength(0);
	}
});

test.each([
	'775966265503012',
	'694794789348887, 775966265503012',
	'694794789348887; 775966265503012',
	'694794789348887\n775966265503012',
	'+1 (555) 010-0099',
	'001 555 010-0099',
	'https://wa.me/15550100099',
])(
	'Of several numbers behind one plugin only the chosen ones come through: %s',
	async (phoneNumbers) => {
		const host = await trigger({ additionalOptions: { phoneNumbers } });
		const body = JSON.stringify({
			object: 'whatsapp_business_account',
			entry: [
				change('wamid.OURS', '775966265503012', '15550100099'),
				change('wamid.THEIRS', '111111111111111', '15550100011'),
			],
		});
		await host.deliver({ body });
		expect(host.items).toMatchObject([{ json: { messageId: 'wamid.OURS' } }]);
	},
);

test.each([
	['+49 (0)151 23456789', '4915123456789'],
	['+55 11 98765-4321', '+55 11 8765-4321'],
])('A number of ours is known in another spelling: %s', async (phoneNumbers, displayNumber) => {
	const host = await trigger({ additionalOptions: { phoneNumbers } });
	const entry = [
		change('wamid.OURS', '1', displayNumber),
		change('wamid.THEIRS', '2', '15550100011'),
	];
	await host.deliver({ body: JSON.stringify({ entry }) });
	expect(host.items).toMatchObject([{ json: { messageId: 'wamid.OURS' } }]);
});

test.each(['Support', '775966265503012, Support', '0151 23456789', '12'])(
	'Publishing refuses a number of ours that can be none: %s',
	async (phoneNumbers) => {
		const host = await trigger({ additionalOptions: { phoneNumbers } });
		await expect(host.publish()).rejects.toThrow(
			/^Phone Numbers: ".*" is neither an ID nor a phone number\. .*country code/,
		);
	},
);

test.each(['', '775966265503012, +49 (0)151 23456789', '={{ ["15550100099"] }}'])(
	'Publishing takes numbers and IDs: %s',
	async (phoneNumbers) => {
		const host = await trigger({ additionalOptions: { phoneNumbers } });
		await expect(host.publish()).resolves.toBeUndefined();
	},
);

/** An entry with one message to that number. */
function change(id: string, phoneNumberId: string, displayNumber: string) {
	const metadata = { display_phone_number: displayNumber, phone_number_id: phoneNumberId };
	const messages = [{ from: '15550100001', id, type: 'text', text: { body: 'Hi' } }];
	return { id: '83784929738012', changes: [{ field: 'messages', value: { metadata, messages } }] };
}

test.each([
	['events', [], /^Events is empty, so nothing would start this workflow\. Choose/],
	['events', '={{ undefined }}', /^Events is empty/],
	['events', ['message', 'messages'], /^Events: "messages" is none of its values\. .*messageEcho/],
	['messageTypes', ['text', 'IMAGE'], /^Message Types: "IMAGE" is none of .*unsupported.*, other/],
	['statuses', '={{ "read, opened" }}', /^Statuses: "opened" is none of its values/],
])('Publishing refuses what lets nothing through: %s %j', async (field, value, message) => {
	const events = ['message', 'status'];
	const host = await trigger({ events, [field]: value });
	await expect(host.publish()).rejects.toThrow(message);
});

test('Publishing takes every value that the form offers', async () => {
	for (const { name, options = [] } of properties) {
		if (!['events', 'messageTypes', 'statuses'].includes(name)) continue;
		const all = options.flatMap((option) => ('value' in option ? [String(option.value)] : []));
		const host = await trigger({ events: ['message', 'status'], [name]: all });
		await host.publish();
	}
});

test('A request of which nothing comes through is answered 200 and starts nothing', async () => {
	const host = await trigger({ events: ['status'] });
	expect(await host.deliver({ events: [{ kind: 'text' }] })).toMatchObject({ status: 200 });
	expect(host.runs).toEqual([]);
});

test('An expression may give the events and the filters, as a list or with commas', async () => {
	const events = ['text', 'image', 'voice', 'read'].map((kind) => ({ kind }));
	const items = await passing(
		{ events: '={{ "message, status" }}', messageTypes: '={{ ["image"] }}' },
		events,
	);
	expect(items.map(({ type }) => type)).toEqual(['image', 'status']);
});

test('Include Raw Event adds what the event was read from, with no other event in it', async () => {
	const events = [
		{ kind: 'text', messageId: 'wamid.1' },
		{ kind: 'read', messageId: 'wamid.2' },
	];
	const [message, status] = await passing({ additionalOptions: { includeRaw: true } }, events);
	expect(message).toMatchObject({
		raw: { field: 'messages', value: { messages: [{ id: 'wamid.1', text: { body: /./ } }] } },
	});
	expect(status).toMatchObject({ raw: { value: { statuses: [{ id: 'wamid.2' }] } } });
	expect(JSON.stringify(message)).not.toContain('wamid.2');
});

test("Include Raw Event adds ChakraHQ's own event whole", async () => {
	const raw = { additionalOptions: { includeRaw: true } };
	expect(await passing(raw, [{ kind: 'text' }], 'chakra')).toMatchObject([
		{ raw: { event: 'message', payload: { message: { type: 'text' } } } },
	]);
});

test('Without it no item has a raw event', async () => {
	for (const item of await passing({}, oneOfEach)) expect(item).not.toHaveProperty('raw');
});
