import { randomUUID } from 'node:crypto';
import { asRecord, asRecords, asText } from '../narrow';
import type { Handler, Operations } from '../operation';
import type { BackgroundJob, Procedure } from '../seed/types';
import { enveloped, errorResponse, type HandlerResponse } from '../wire/response';
import type { World } from '../world';
import { addProcess, changeProcess, findByIdOrKey, procedureOf, removeProcess } from './processes';

type Entry = BackgroundJob['entries'][number];
type Work = (world: World, procedure: Procedure, item: Record<string, unknown>) => Entry;

const bulkCreate = bulk((world, procedure, item) => {
	const key = item[procedure.primaryKey];
	const data = {
		...asRecord(item.data),
		...(key !== undefined && { [procedure.primaryKey]: key }),
	};
	return done('SUCCESS', addProcess(world, procedure, { ...item, data }).id);
});

const bulkUpdate = bulk((world, procedure, item) => {
	const idOrKey = asText(item.id) ?? asText(item[procedure.primaryKey]);
	if (idOrKey === undefined) return done('INVALID');
	const process = findByIdOrKey(world, procedure.shortId, idOrKey);
	if (process === undefined) return done('ERROR');
	const changes = asRecord(item.update);
	if (changes.isDeleted === true) removeProcess(world, process);
	else changeProcess(process, changes);
	return done('SUCCESS', process.id);
});

export const bulkJobOperations = {
	bulkCreateProcesses: bulkCreate,
	bulkUpdateProcesses: bulkUpdate,
	bulkUpdateLeads: bulkUpdate,

	fetchBackgroundJob({ params }, world) {
		const job = world.jobs.find(({ id }) => id === params.backgroundJobId);
		if (job === undefined) return errorResponse(404, 'Not Found');
		const counts: Record<string, number> = {};
		for (const { completionStatus } of job.entries) {
			const shown = job.seen ? completionStatus : 'NOT_STARTED';
			counts[shown] = (counts[shown] ?? 0) + 1;
		}
		job.seen = true;
		const { id, createdAt } = job;
		return enveloped(
			{
				id,
				createdAt,
				updatedAt: Date.now(),
				startedAt: createdAt,
				team: world.team,
				type: 'bulk_api_job',
			},
			{ bjEntryCompletionStatusVsCount: counts },
		);
	},

	listBackgroundJobEntries({ params }, world) {
		const job = world.jobs.find(({ id }) => id === params.backgroundJobId);
		if (job === undefined) return errorResponse(404, 'Not Found');
		return enveloped(job.entries, { total: job.entries.length });
	},
} satisfies Operations;

/** The work is done at once; the job only looks as if it took its time. */
function bulk(work: Work): Handler {
	return (call, world) => {
		const procedure = procedureOf(call, world);
		if (procedure === undefined) return errorResponse(404, 'Not Found');
		const items = asRecords(asRecord(call.body).processes ?? call.body);
		const job: BackgroundJob = {
			id: randomUUID(),
			createdAt: Date.now(),
			seen: false,
			entries: items.map((item) => work(world, procedure, item)),
		};
		world.jobs.push(job);
		return acknowledge(job, world);
	};
}

function done(completionStatus: Entry['completionStatus'], process?: string): Entry {
	return { id: randomUUID(), completionStatus, process };
}

function acknowledge({ id, createdAt }: BackgroundJob, { team }: World): HandlerResponse {
	return enveloped({
		id,
		createdAt,
		updatedAt: createdAt,
		completionStatus: 'IN_PROGRESS',
		statusMessage: null,
		startedAt: createdAt,
		completedAt: 0,
		team,
		type: '00000000-0000-4000-8000-0000000000cc',
	});
}
