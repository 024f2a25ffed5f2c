/* eslint-disable @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */

/** Progress, beside the result. */
export const say = (line: string) => void process.stderr.write(`${line}\n`);

export const print = (text: string) => void process.stdout.write(`${text}\n`);

/** Runs a command. An error is told as one line, and gives an exit code. */
export function run(command: () => Promise<void>): void {
	command().catch((error: unknown) => {
		say(error instanceof Error ? error.message : String(error));
		process.exitCode = 1;
	});
}
