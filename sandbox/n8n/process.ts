/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, readFileSync, rmSync } from 'node:fs';
import { finished } from 'node:stream/promises';

interface Command {
	file: string;
	args: string[];
	env: NodeJS.ProcessEnv;
	cwd?: string;
	/** stdout and stderr are appended to this file. */
	log: string;
	/** The user to run as, for a server that refuses to run as root. Default: the current user. */
	user?: { uid: number; gid: number };
}

export interface Running {
	child: ChildProcess;
	/** Resolves with the exit code; a process ended by a signal, or never started, gives -1. */
	ended: Promise<number>;
	/**
	 * Sends SIGTERM, and SIGKILL after so many milliseconds (default: 5 seconds). Resolves when the process has ended.
	 */
	stop(graceMs?: number): Promise<void>;
	/** Ends the process at once, like a crash. Resolves when it has ended. */
	kill(): Promise<void>;
}

const groups = new Set<number>();
const folders = new Set<string>();
let guarded = false;

function endAll(): void {
	for (const group of groups) signalGroup(group, 'SIGKILL');
	for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

function signalGroup(group: number, signal: NodeJS.Signals): void {
	try {
		process.kill(-group, signal);
	} catch {
		groups.delete(group); // already gone
	}
}

/** Ends everything that was started here when this process ends (except by SIGKILL). */
function guard(): void {
	if (guarded) return;
	guarded = true;
	process.once('exit', endAll);
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		// Runs before all other listeners, so that a listener added with `once` is still counted.
		process.prependOnceListener(signal, () => {
			endAll();
			// No other listener: let the signal have its default effect.
			if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
		});
	}
}

/** The folder is removed when this process ends. */
export function removeAtExit(folder: string): void {
	guard();
	folders.add(folder);
}

/** Starts a command in a process group of its own, so that its children end with it. */
export function start({ file, args, env, cwd, log, user }: Command): Running {
	guard();
	const child = spawn(file, args, {
		cwd,
		env,
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe'],
		...user,
	});
	const { pid } = child;
	if (pid !== undefined) groups.add(pid);
	const sink = createWriteStream(log, { flags: 'a' });
	child.stdout.pipe(sink, { end: false });
	child.stderr.pipe(sink, { end: false });

	const closed = new Promise<number>((resolve) => {
		child.once('error', (error) => {
			sink.write(`${file} did not start: ${error.message}\n`);
			resolve(-1);
		});
		child.once('close', (code) => resolve(code ?? -1));
	});
	const ended = closed.then(async (code) => {
		if (pid !== undefined) signalGroup(pid, 'SIGKILL'); // children it left behind
		if (pid !== undefined) groups.delete(pid);
		sink.end();
		await finished(sink);
		return code;
	});

	return {
		child,
		ended,
		async stop(graceMs = 5000) {
			if (pid === undefined) return;
			signalGroup(pid, 'SIGTERM');
			const insist = setTimeout(() => signalGroup(pid, 'SIGKILL'), graceMs);
			await ended;
			clearTimeout(insist);
		},
		async kill() {
			if (pid !== undefined) signalGroup(pid, 'SIGKILL');
			await ended;
		},
	};
}

/** Runs a command to its end. Throws, with the last lines of its log, when the exit code is not 0. */
export async function run(command: Command): Promise<void> {
	const code = await start(command).ended;
	if (code === 0) return;
	const line = [command.file, ...command.args].join(' ');
	throw new Error(`${line} ended with code ${code}\n${logTail(command.log)}`);
}

/** The last 20 lines of a log, for an error message. */
export function logTail(log: string): string {
	try {
		const text = readFileSync(log, 'utf8').trimEnd();
		return [...text.split('\n').slice(-20), `(whole log: ${log})`].join('\n');
	} catch {
		return `(no log at ${log})`;
	}
}
