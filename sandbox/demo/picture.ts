import type { StoredRun } from '../n8n';
import type { Say } from '../n8n/progress';
import type { DemoAccess } from './options';
import { checkSameBytes } from './sameBytes';
import { readSent, readUpload, whyNoSend } from './workflow';

const bytes = (count: number) => `${count.toLocaleString('en')} bytes`;

/**
 * Prints what the picture's workflow did, and checks that the public URL serves the file.
 * @returns the public URL
 * @throws when the workflow failed, or the URL serves other bytes
 */
export async function reportPicture(
	run: StoredRun,
	file: string,
	access: DemoAccess,
	say: Say,
): Promise<string> {
	const upload = readUpload(run);
	say(`  Uploaded    ${upload.fileName} (${upload.mimeType})`);
	if (upload.mediaWarning) say(`  Warning     ${upload.mediaWarning}`);
	say(`  Public URL  ${upload.publicMediaUrl}`);
	const size = await checkSameBytes(upload.publicMediaUrl, file);
	say(`  Checked     it serves the same ${bytes(size)}`);
	const sent = readSent(run);
	if (!sent) {
		say(`  Not sent    ${whyNoSend(file, access)}`);
		return upload.publicMediaUrl;
	}
	say(`  Sent        template ${sent.template} to ${sent.recipient} (${sent.status})`);
	say(`  Message ID  ${sent.messageId}`);
	return upload.publicMediaUrl;
}
