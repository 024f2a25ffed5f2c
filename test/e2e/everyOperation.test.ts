import { resources } from '../../nodes/Chakra/actions';
import { everyOperation, expectEveryOperation, triedOperations } from './everyOperation';
import { useSharedN8n } from './useN8n';

const stage = useSharedN8n();

test('every operation but the one that waits for an answer is among the steps', () => {
	const all = resources.flatMap(({ entry, operations }) =>
		operations.map((operation) => `${entry.value}.${operation.entry.value}`),
	);
	expect(all.filter((one) => !triedOperations.has(one))).toEqual(['message.sendAndWait']);
});

test('every operation works in a real n8n, and all calls of the contract that they name are made', async () => {
	const { live, sandbox } = stage();
	expectEveryOperation(await live.run(everyOperation(sandbox)), sandbox);
});
