import { eventually } from '../eventually';
import type { OperateRun } from '../operate';
import { useUsedKeys } from '../usedKeys';
import { useSandbox } from '../useSandbox';
import { byKey, sendHello } from './helloByKey';

// Executions of one n8n process that use the keys of one node at the same time.
const sandbox = useSandbox();
const usedKeys = useUsedKeys();

type Result = Awaited<ReturnType<typeof sendHello>>;

const onError = 'continueRegularOutput';
const send = (to: string[], run: OperateRun = {}, parallelSends = 4) =>
	sendHello(sandbox(), to, { ...byKey, parallelSends }, { onError, ...run });

const sentTo = () => sandbox().messages.map(({ to }) => String(to));
const countOf = (recipient: string) => sentTo().filter((to) => to === recipient).length;
const indexOf = ({ pairedItem }: Result['output'][number]) => (pairedItem as { item: number }).item;

test.each([
	[2, 'before it was removed'],
	[3, 'after it was removed'],
])(
	'a key that could not be made free (call %i, %s) is not made free while another execution sends it',
	async (call) => {
		const [refused, other] = ['15550100001', '15550100002'];
		sandbox().inject({ match: { path: refused }, status: 400, body: { _errors: ['no'] } });
		sandbox().inject({ match: { path: refused }, slowAnswerMs: 1500 });
		sandbox().inject({ match: { path: other }, slowAnswerMs: 500 });
		usedKeys.awayAt.add(call);
		const first = send([refused, other]);
		await eventually(() => usedKeys.calls >= call);
		const second = send([refused]);
		await eventually(() => countOf(refused) === 1);
		const third = send([refused]);
		await first;

		expect((await second).output[0]?.json.whatsappMessageId).toBeDefined();
		expect((await third).output[0]?.json.status).toBe('skipped');
		expect(countOf(refused)).toBe(1);
	},
);

test.each([0, 7, 10])(
	'20 executions at once with lists that overlap, some of them stopped, with every call number %i to the database lost: each gets one message, or is named',
	async (lost) => {
		sandbox().configure({ answerDelayMs: 10 });
		for (let call = lost; lost > 0 && call < 2000; call += lost) usedKeys.awayAt.add(call);
		const people = Array.from({ length: 60 }, (_, index) => String(15_550_300_000 + index));
		const named = new Set<string>();
		const run = async (list: string[], at: number) => {
			const stopAt = 10 + at * 2;
			const cancelWhen = at % 3 === 0 ? () => sentTo().length >= stopAt : undefined;
			const result = await send(list, { cancelWhen }, 1 + (at % 7));
			// n8n keeps no output of an execution that was stopped.
			if (result.run.status === 'canceled') return;
			for (const item of result.output) {
				if (item.json.mayBeDone === true) named.add(list[indexOf(item)] ?? '');
			}
		};
		for (const at of [5, 25, 45]) {
			sandbox().inject({ match: { path: people[at] }, status: 400, body: { _errors: ['no'] } });
			sandbox().inject({ match: { path: people[at + 1] }, cutAnswer: true });
		}
		const lists = Array.from({ length: 20 }, (_, at) => {
			const turned = [...people.slice(at * 3), ...people.slice(0, at * 3)];
			return (at % 2 ? turned.reverse() : turned).slice(0, 45);
		});
		await Promise.all(lists.map(run));
		usedKeys.awayAt.clear();
		await run(people, 1);

		expect(new Set(sentTo()).size).toBe(sentTo().length);
		expect([...new Set([...sentTo(), ...named])].sort()).toEqual(people);
		const { output } = await send(people);
		expect(output.map(({ json }) => json.status)).toEqual(people.map(() => 'skipped'));
	},
);
