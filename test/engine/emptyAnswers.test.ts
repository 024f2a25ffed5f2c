import { operate, errorOf } from './operate';
import { outputs } from './schemas/outputs';
import { useSandbox } from './useSandbox';

const sandbox = useSandbox();

const reading = Object.keys(outputs).filter((name) => /: (get\w*|wait)$/.test(name));

/** What some gateways, and some programs, answer for what is not there. */
const empty: Array<[string, unknown]> = [
	['nothing', ''],
	['null', null],
	['an empty object', {}],
	['an envelope of null', { _data: null, _meta: {}, _errors: [] }],
];

describe.each(reading)('%s', (name) => {
	test.each(empty)('makes no item of %s, and says what to do', async (_, body) => {
		const [resource = '', operation = ''] = name.split(': ');
		const { runs, prepare } = outputs[name] ?? { runs: [] };
		const [{ parameters } = {}] = runs;
		const prepared = await prepare?.(sandbox());
		sandbox().inject({ status: 200, body, contentType: 'application/json', times: 9 });
		const options = { ...(resource === 'backgroundJob' && { jobTimeout: 1 }) };
		const all = { resource, operation, ...parameters, ...prepared, options };
		const refusal = errorOf(await operate(sandbox(), all));
		expect(refusal).toMatch(/ \[item 0\] \| \S/);
	});
});

/** Lists, and what is in none. */
const many =
	/: (getAll|getEntries|getMessages|getWindow|getBusinessAccounts|getPhoneNumbers|getPublicKey)$/;

test.each(reading.filter((name) => !many.test(name)))(
	'%s does not end in silence where the answer is an empty list or a word',
	async (name) => {
		const [resource = '', operation = ''] = name.split(': ');
		const { runs, prepare } = outputs[name] ?? { runs: [] };
		const all = { resource, operation, ...runs[0]?.parameters, ...(await prepare?.(sandbox())) };
		for (const body of [[], { _data: [] }, { _data: 'ok' }]) {
			sandbox().inject({ status: 200, body });
			expect(errorOf(await operate(sandbox(), all))).toMatch(/ \[item 0\] \| \S/);
		}
	},
);
