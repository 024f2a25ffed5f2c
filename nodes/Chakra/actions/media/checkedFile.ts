import { fileNameFor } from '../../files/fileNames';
import { SIGNATURE_BYTES } from '../../files/fileSignatures';
import { mediaWarningFor } from '../../files/mediaWarning';
import { repairMimeType, unprovenType } from '../../files/mimeTypes';
import { expectBytes, type StoredFile } from '../../files/storedFile';
import { trackDescriptions } from '../../files/trackDescriptions';
import { ChakraError } from '../../transport/chakraError';
import { mediaRuleOf } from '../../whatsapp/mediaRules';

/** What to do with a file that WhatsApp would refuse. */
export type MediaCheck = 'ignore' | 'warn' | 'stop';

/** A file's settings, from the item and the options. */
export interface FileSettings {
	fileName: string;
	stated: string;
	/** Whether `stated` is the MIME Type of the options. */
	isChosen: boolean;
	mediaCheck: MediaCheck;
}

/** A stored file with the name and type for its upload. */
export interface CheckedFile {
	file: StoredFile;
	fileName: string;
	mimeType: string;
	mediaWarning: string | null;
}

/** @throws ChakraError where it is empty or cannot be read, or Media Check stops it */
export async function checkFile(
	file: StoredFile,
	{ fileName: wanted, stated, isChosen, mediaCheck }: FileSettings,
	end: AbortSignal,
): Promise<CheckedFile> {
	expectBytes(file, wanted);
	const firstBytes = await file.head(SIGNATURE_BYTES, end);
	const clues = { stated, isChosen, fileName: wanted, firstBytes };
	const mimeType = repairMimeType(clues);
	const unproven = unprovenType(clues);
	const fileName = fileNameFor({ fileName: wanted, mimeType });
	const known = { mimeType, fileName, fileSize: file.size, firstBytes, unproven };
	const mediaWarning =
		mediaCheck === 'ignore'
			? null
			: mediaWarningFor({ ...known, tracks: await tracksOf(file, known, end) });
	if (mediaCheck === 'stop' && mediaWarning !== null) {
		throw new ChakraError(
			`The file "${fileName}" was not uploaded, because of Media Check: ${mediaWarning}`,
			{
				remedy: 'Change the file, or set Media Check to Warn to upload it all the same.',
			},
		);
	}
	return { file, fileName, mimeType, mediaWarning };
}

/**
 * The descriptions of a video's tracks, where the first bytes are not the whole file. A video that is too large for
 * WhatsApp is not searched: it is warned about anyway.
 */
async function tracksOf(
	file: StoredFile,
	{ mimeType, firstBytes }: { mimeType: string; firstBytes: Uint8Array },
	end: AbortSignal,
): Promise<Uint8Array | undefined> {
	const rule = mediaRuleOf(mimeType);
	const isAsked = rule?.kind === 'video' && file.size <= rule.maxBytes;
	return isAsked && file.size > firstBytes.length ? await trackDescriptions(file, end) : undefined;
}
