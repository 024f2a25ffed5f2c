/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { isRunStored } from '../../../nodes/Chakra/events/runStored';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const newResponse = () => new ServerResponse(new IncomingMessage(new Socket()));

test.each([
	[200, true],
	[429, false],
	[500, false],
])('a run is stored where n8n answers with %i: %s', async (status, isStored) => {
	const response = newResponse();
	const end = isRunStored(response);
	response.writeHead(status).end();
	await jest.advanceTimersByTimeAsync(5);
	expect(await end).toBe(isStored);
});

test("a run that waits long in n8n's queue of executions is stored, so a repeat starts no second one", async () => {
	const end = isRunStored(newResponse());
	await jest.advanceTimersByTimeAsync(5);
	jest.setSystemTime(Date.now() + 11 * 60_000);
	await jest.advanceTimersByTimeAsync(5);
	expect(await end).toBe(true);
});
