import { randomUUID } from 'node:crypto';
import { asRecord, asText } from '../narrow';
import type { Operations } from '../operation';
import { enveloped, errorResponse } from '../wire/response';
import { findByIdOrKey } from './processes';

export const taskOperations = {
	createTask({ params, body }, world) {
		const { procedureShortId = '', processIdOrPrimaryKey = '', stateTaskShortId = '' } = params;
		const process = findByIdOrKey(world, procedureShortId, processIdOrPrimaryKey);
		if (process === undefined) return errorResponse(404, 'Not Found');
		const { data, status, assignedTo } = asRecord(body);
		const assignee = world.users.find(({ username }) => username === assignedTo);
		return enveloped({
			id: randomUUID(),
			title: stateTaskShortId,
			status: asText(status) ?? 'OPEN',
			team: world.team,
			taskType: stateTaskShortId,
			procedure: process.procedure,
			data: asRecord(data),
			...(assignee !== undefined && { assignedTo: assignee.id }),
		});
	},
} satisfies Operations;
