import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { resources } from '../../nodes/Chakra/actions';
import { byId, operate, wabaId } from './operate';
import { useSandbox } from './useSandbox';

const sandbox = useSandbox();

const jobId = '00000000-0000-4000-8000-00000000a001';
const entries = `/v1/ext/background-job/${jobId}/entries`;

/** A list that comes in pages. */
interface PagedList {
	parameters?: INodeParameters;
	path: string | RegExp;
	/** Entries of each page, except for the last one. */
	pageSize: number;
	/** The response with such a page; `next` is the number of the next page. */
	answer(page: IDataObject[], next: number | null): IDataObject;
}

const plain = (page: IDataObject[]) => ({ _data: page });

/** By `resource: operation`. */
const lists: Record<string, PagedList> = {
	'backgroundJob: getEntries': {
		parameters: { jobId },
		path: entries,
		pageSize: 3,
		answer: (page, next) => ({
			_data: page,
			_meta: { total: 7, ...(next !== null && { next: `${entries}?page=${next}` }) },
		}),
	},
	'chat: getAll': { path: '/v1/ext/chat', pageSize: 100, answer: plain },
	'chat: getMessages': {
		parameters: { phoneNumber: '15550100001' },
		path: /list-chat-messages/,
		pageSize: 50,
		answer: plain,
	},
	'process: getAll': {
		parameters: { procedure: byId('lead') },
		path: /process\/list$/,
		pageSize: 100,
		answer: (page, next) => ({ _data: page, _meta: { hasMore: next !== null } }),
	},
	'template: getAll': {
		parameters: { account: byId(wabaId) },
		path: /message_templates/,
		pageSize: 5,
		answer: (page, next) => ({
			_data: {
				data: page,
				paging: {
					cursors: { before: 'x', after: `after ${next}` },
					...(next !== null && { next: 'https://graph.example.com' }),
				},
			},
		}),
	},
};

/** A list that comes in one response. */
const users = { 'user: getAll': { path: '/v2/ext/users', pageSize: 0, answer: plain } };

/** Calls whose response is output as it is. */
const asTheyAre = {
	'account: getBusinessAccounts': { path: /account/i, pageSize: 0, answer: plain },
	'account: getPhoneNumbers': { path: /phone/i, pageSize: 0, answer: plain },
};

const run = async (name: string, { parameters }: PagedList) => {
	const [resource = '', operation = ''] = name.split(': ');
	return await operate(sandbox(), {
		...{ resource, operation, returnAll: true, simplify: false },
		...parameters,
	});
};

test('every list is here', () => {
	const known = resources.flatMap(({ entry, operations }) =>
		operations
			.map(({ entry: { value } }) => value)
			.filter((value) => /^get(?:All|Messages|Entries|BusinessAccounts|PhoneNumbers)$/.test(value))
			.map((value) => `${entry.value}: ${value}`),
	);
	expect(Object.keys({ ...lists, ...users, ...asTheyAre }).sort()).toEqual(known.sort());
});

test.each<[string, PagedList]>(Object.entries({ ...lists, ...users, ...asTheyAre }))(
	'%s gives no item for an empty list',
	async (name, list) => {
		const { path } = list;
		sandbox().inject({ match: { path }, status: 200, body: list.answer([], null) });
		const { output, error } = await run(name, list);
		expect(error).toBeUndefined();
		expect(output).toEqual([]);
		expect(sandbox().requests.filter(({ fault }) => fault)).toHaveLength(1);
	},
);

test.each<[string, PagedList]>(Object.entries({ ...lists, ...users }))(
	'%s reports a response that is not a list',
	async (name, list) => {
		sandbox().inject({ match: { path: list.path }, status: 200, body: { _data: 'none' } });
		const { output, error } = await run(name, list);
		expect([error?.message ?? '', output]).toEqual([expect.stringMatching(/gave no list/), []]);
	},
);

test.each(Object.entries(lists))('%s reads three pages, in order', async (name, list) => {
	const { path, pageSize } = list;
	// The newest first, as ChakraHQ sorts messages.
	const page = (number: number, size: number) =>
		Array.from({ length: size }, (_, i) => ({
			id: `${number}-${i}`,
			createdAt: 1_767_600_000_000 - (number * 1000 + i) * 1000,
		}));
	const pages = [page(0, pageSize), page(1, pageSize), page(2, 1)];
	pages.forEach((entriesOfPage, i) => {
		const body = list.answer(entriesOfPage, i < 2 ? i + 2 : null);
		sandbox().inject({ match: { path }, status: 200, body });
	});
	const { output, error } = await run(name, list);
	expect(error).toBeUndefined();
	expect(output.map(({ json }) => json.id)).toEqual(pages.flat().map(({ id }) => id));
	expect(output.every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}')).toBe(true);
	const asked = sandbox().requests.filter(({ fault }) => fault);
	expect(asked).toHaveLength(3);
	expect(new Set(asked.map(({ body, query }) => JSON.stringify([body, query]))).size).toBe(3);
});

const ids = (from: number, count: number) =>
	Array.from({ length: count }, (_, i) => ({
		id: `id-${from + i}`,
		createdAt: 1_767_600_000_000 - (from + i) * 1000,
	}));

test.each<[string, PagedList]>(Object.entries({ ...lists, ...users, ...asTheyAre }))(
	'%s gives 1,000 entries, each once and in order',
	async (name, list) => {
		const size = list.pageSize < 50 ? 250 : list.pageSize;
		// Of a list that comes in one response, only the first page is asked for.
		const pages = name in lists ? 1000 / size : 1;
		const all = ids(0, 1000);
		for (let page = 0; page < pages; page++) {
			const entriesOfPage = pages === 1 ? all : all.slice(page * size, (page + 1) * size);
			const body = list.answer(entriesOfPage, page + 1 < pages ? page + 2 : null);
			sandbox().inject({ match: { path: list.path }, status: 200, body });
		}
		// A full page may be followed by an empty one.
		sandbox().inject({ match: { path: list.path }, status: 200, body: list.answer([], null) });
		const { output, error } = await run(name, list);
		expect(error).toBeUndefined();
		expect(output.map(({ json }) => json.id)).toEqual(all.map(({ id }) => id));
	},
);

test.each(['chat: getAll', 'chat: getMessages', 'process: getAll'])(
	'%s goes on after a page that ChakraHQ cut, where it says that there is more',
	async (name) => {
		const list = lists[name];
		if (!list) throw new Error(`There is no ${name}`);
		for (const [page, hasMore] of [
			[0, true],
			[20, true],
			[40, false],
		] as const) {
			const body = { _data: ids(page, 20), _meta: { hasMore } };
			sandbox().inject({ match: { path: list.path }, status: 200, body });
		}
		const { output, error } = await run(name, list);
		expect(error).toBeUndefined();
		expect(output.map(({ json }) => json.id)).toEqual(ids(0, 60).map(({ id }) => id));
	},
);

test.each(['chat: getAll', 'chat: getMessages', 'process: getAll'])(
	'%s goes on after empty pages, where ChakraHQ says that there is more, and not for ever',
	async (name) => {
		const list = lists[name];
		if (!list) throw new Error(`There is no ${name}`);
		const pages = [ids(0, 20), [], [], ids(20, 20)];
		for (const _data of pages) {
			const body = { _data, _meta: { hasMore: true } };
			sandbox().inject({ match: { path: list.path }, status: 200, body });
		}
		const body = { _data: [], _meta: { hasMore: true } };
		sandbox().inject({ match: { path: list.path }, status: 200, body, times: 99 });
		const { output, error } = await run(name, list);
		expect(error).toBeUndefined();
		expect(output.map(({ json }) => json.id)).toEqual(ids(0, 40).map(({ id }) => id));
		expect(sandbox().requests.filter(({ fault }) => fault)).toHaveLength(8);
	},
);

test.each(
	['chat: getAll', 'chat: getMessages', 'process: getAll'].flatMap((name) =>
		[10, 20, 25].map((size): [string, number] => [name, size]),
	),
)(
	'%s goes on after a page of %d, which may be all that ChakraHQ gives at once',
	async (name, size) => {
		const list = lists[name];
		if (!list) throw new Error(`There is no ${name}`);
		const pages = [ids(0, size), ids(size, size), ids(2 * size, 3)];
		for (const _data of pages) {
			sandbox().inject({ match: { path: list.path }, status: 200, body: { _data } });
		}
		const { output, error } = await run(name, list);
		expect(error).toBeUndefined();
		expect(output.map(({ json }) => json.id)).toEqual(pages.flat().map(({ id }) => id));
		expect(sandbox().requests.filter(({ fault }) => fault)).toHaveLength(3);
	},
);

test.each(Object.entries(lists))('%s that gives one page for ever says so', async (name, list) => {
	const { path, pageSize } = list;
	const body = list.answer(ids(0, pageSize), 2);
	sandbox().inject({ match: { path }, status: 200, body, times: 99 });
	const { output, error } = await run(name, list);
	expect(error?.message).toMatch(/gave a page.* that it had given before|leads back to a page/);
	expect(error?.description).toMatch(/Return All off and set Limit/);
	expect(output).toEqual([]);
	expect(sandbox().requests.filter(({ fault }) => fault).length).toBeLessThan(4);
});

test.each(Object.entries(lists).filter(([name]) => !name.startsWith('backgroundJob')))(
	'%s gives an entry once that moved to the next page meanwhile',
	async (name, list) => {
		const { path, pageSize } = list;
		const pages = [ids(0, pageSize), ids(pageSize - 1, 3)];
		pages.forEach((page, i) => {
			const body = list.answer(page, i === 0 ? 2 : null);
			sandbox().inject({ match: { path }, status: 200, body });
		});
		const { output, error } = await run(name, list);
		expect(error).toBeUndefined();
		expect(output.map(({ json }) => json.id)).toEqual(ids(0, pageSize + 2).map(({ id }) => id));
	},
);

test('entries of a job are all given, because their id may be that of a process', async () => {
	const body = { _data: [{ id: 'a' }, { id: 'a' }], _meta: {} };
	sandbox().inject({ match: { path: entries }, status: 200, body });
	const { output } = await operate(sandbox(), {
		...{ resource: 'backgroundJob', operation: 'getEntries', jobId },
	});
	expect(output).toHaveLength(2);
});

test.each<[string, object]>([
	['no _meta', {}],
	['a _meta without hasMore', { _meta: { total: 3 } }],
	['hasMore as text', { _meta: { hasMore: 'true' } }],
])('processes are read on as long as pages are full: %s', async (_, more) => {
	const pages = [ids(0, 100), ids(100, 100), ids(200, 7)];
	for (const _data of pages) {
		sandbox().inject({ match: { path: /process\/list$/ }, status: 200, body: { _data, ...more } });
	}
	const { output } = await operate(sandbox(), {
		...{ resource: 'process', operation: 'getAll', procedure: byId('lead'), returnAll: true },
	});
	expect(output).toHaveLength(207);
});

test('templates are read on by the address of the next page where no cursor stands beside it', async () => {
	const next = 'https://graph.example.com/v24.0/1/message_templates?limit=100&after=QVFI';
	const path = /message_templates/;
	sandbox().inject({ match: { path }, status: 200, body: { data: ids(0, 2), paging: { next } } });
	sandbox().inject({ match: { path }, status: 200, body: { data: ids(2, 1) } });
	const { output } = await operate(sandbox(), {
		...{ resource: 'template', operation: 'getAll', account: byId(wabaId), returnAll: true },
	});
	expect(output).toHaveLength(3);
	expect(sandbox().requests.at(-1)?.query).toContain('after=QVFI');
});
