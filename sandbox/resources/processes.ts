import { randomUUID } from 'node:crypto';
import { asNumber, asRecord, asText } from '../narrow';
import type { Call, Handler, Operations } from '../operation';
import { matchesQuery } from '../processQuery';
import type { Procedure, Process } from '../seed/types';
import { enveloped, errorResponse } from '../wire/response';
import type { World } from '../world';

/** The procedure of a call; bulk calls may name it by UUID. */
export function procedureOf({ params }: Call, world: World): Procedure | undefined {
	const wanted = params.procedureShortId ?? 'lead';
	return world.procedures.find(({ shortId, id }) => shortId === wanted || id === wanted);
}

export function findByIdOrKey(world: World, procedureShortId: string, idOrKey: string) {
	const procedure = world.procedures.find(({ shortId }) => shortId === procedureShortId);
	return world.processes.find(
		(process) =>
			process.procedure === procedure?.id &&
			(process.id === idOrKey || process.data[procedure.primaryKey] === idOrKey),
	);
}

export function addProcess(world: World, procedure: Procedure, body: unknown): Process {
	const process: Process = {
		id: randomUUID(),
		team: world.team,
		procedure: procedure.id,
		status: 'OPEN',
		state: procedure.states[0] ?? '',
		data: {},
		createdAt: Date.now(),
	};
	changeProcess(process, body);
	world.processes.push(process);
	return process;
}

export function changeProcess(process: Process, body: unknown): void {
	const { data, status, state, assignedTo, nextActionAt } = asRecord(body);
	process.data = { ...process.data, ...asRecord(data) };
	process.status = asText(status) ?? process.status;
	process.state = asText(state) ?? process.state;
	process.assignedTo = asText(assignedTo) ?? process.assignedTo;
	process.nextActionAt = asNumber(nextActionAt) ?? process.nextActionAt;
}

export function removeProcess(world: World, process: Process): void {
	world.processes = world.processes.filter((other) => other !== process);
}

/** A handler for the one process that the path names. */
function onOne(act: (process: Process, call: Call, world: World) => void): Handler {
	return (call, world) => {
		const {
			procedureShortId = '',
			processId,
			primaryKeyShortId,
			primaryKeyValue = '',
		} = call.params;
		const keyFits = [undefined, procedureOf(call, world)?.primaryKey].includes(primaryKeyShortId);
		const process = findByIdOrKey(world, procedureShortId, processId ?? primaryKeyValue);
		if (process === undefined || !keyFits) return errorResponse(404, 'Not Found');
		act(process, call, world);
		return enveloped(process);
	};
}

const create: Handler = (call, world) => {
	const procedure = procedureOf(call, world);
	if (procedure === undefined) return errorResponse(404, 'Not Found');
	return enveloped(addProcess(world, procedure, call.body));
};
const update = onOne((process, { body }) => changeProcess(process, body));
const remove = onOne((process, _call, world) => removeProcess(world, process));

export const processOperations = {
	createProcess: create,
	createLead: create,
	fetchProcessById: onOne(() => undefined),
	updateProcess: update,
	updateProcessByPrimaryKey: update,
	deleteProcess: remove,
	deleteProcessByPrimaryKey: remove,

	listProcesses(call, world) {
		const procedure = procedureOf(call, world);
		if (procedure === undefined) return errorResponse(404, 'Not Found');
		const { where, skip, limit } = asRecord(call.body);
		const found = world.processes.filter(
			(process) => process.procedure === procedure.id && matchesQuery(process, asRecord(where)),
		);
		const start = asNumber(skip) ?? 0;
		const page = found.slice(start, start + (asNumber(limit) ?? 10));
		return enveloped(page, { hasMore: start + page.length < found.length });
	},
} satisfies Operations;
