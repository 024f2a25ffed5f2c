import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { fileForm } from '../../files/fileForm';
import { fileNameFor } from '../../files/fileNames';
import { SIGNATURE_BYTES } from '../../files/fileSignatures';
import { mediaWarningFor } from '../../files/mediaWarning';
import { repairMimeType, unprovenType } from '../../files/mimeTypes';
import { expectBytes, storedFile, type StoredFile } from '../../files/storedFile';
import { trackDescriptions } from '../../files/trackDescriptions';
import { WholeFiles } from '../../files/wholeFiles';
import { isObject } from '../../json/isObject';
import { textOf } from '../../json/narrow';
import { parseWebUrl } from '../../json/parseUrl';
import type { ApiClient, RetryOptions } from '../../transport/apiClient';
import { apiPath } from '../../transport/apiPath';
import { ChakraError } from '../../transport/chakraError';
import type { Explanations } from '../../transport/explain';
import { mediaKindOf, mediaRuleOf, type MediaKind } from '../../whatsapp/mediaRules';
import type { ChakraRun } from '../chakraRun';
import { WorkOnce } from '../workOnce';

/** What to do with a file that WhatsApp would refuse. */
export type MediaCheck = 'ignore' | 'warn' | 'stop';

export interface UploadOptions extends RetryOptions {
	pluginId: string;
	/** Replaces the name of the binary field. */
	fileName?: string;
	/** Replaces the MIME type of the binary field. */
	mimeType?: string;
	mediaCheck: MediaCheck;
	/** Whether a file that this run has uploaded before gets the same URL. */
	reuse: boolean;
	explanations?: () => Explanations;
}

/** A file at its public URL. */
interface PublicMedia {
	publicMediaUrl: string;
	fileName: string;
	mimeType: string;
	/** The kind of message for the file; null where WhatsApp does not accept it. */
	mediaType: MediaKind | null;
	/** In bytes. */
	fileSize: number;
	mediaWarning?: string;
}

/** A stored file with the name and type for its upload. */
interface NamedFile {
	file: StoredFile;
	fileName: string;
	mimeType: string;
	mediaWarning: string | null;
}

/** For `run.shared`. */
export const publicMediaUploads = ({ context, api }: ChakraRun): PublicMediaUploads =>
	new PublicMediaUploads(context, api);

/**
 * The uploads of one node run. The same stored file with the same name, type and plugin is checked once and uploaded
 * once. Callers that ask while the upload is under way share its URL.
 */
class PublicMediaUploads {
	private readonly wholeFiles = new WholeFiles();

	private readonly files = new WorkOnce<StoredFile>();

	private readonly checked = new WorkOnce<NamedFile>();

	private readonly uploaded = new WorkOnce<PublicMedia>();

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly api: ApiClient,
	) {}

	/**
	 * The name and type that a file would be uploaded with. Sends nothing.
	 * @throws ChakraError where it is empty or cannot be read, or Media Check stops it
	 */
	async check(binary: IBinaryData, options: UploadOptions): Promise<NamedFile> {
		const file = await this.open(binary);
		const settings = fileSettings(binary, options);
		return await this.checked.get(keyOf(file, settings), async () => {
			// n8n's storage has no time limit of its own.
			const end = this.api.endAfter(options.timeoutSeconds);
			return await nameAndCheck(file, settings, end);
		});
	}

	/**
	 * Uploads a file, or gives the URL of an earlier upload.
	 * @throws ChakraError
	 */
	async upload(binary: IBinaryData, options: UploadOptions): Promise<PublicMedia> {
		if (!options.reuse) return await this.uploadNow(binary, options);
		const key = keyOf(await this.open(binary), fileSettings(binary, options), options.pluginId);
		return await this.uploaded.get(key, async () => await this.uploadNow(binary, options));
	}

	/** Items that n8n made from one item share its stored file, or at least the object with its bytes. */
	private async open(binary: IBinaryData): Promise<StoredFile> {
		return await this.files.get(binary.id || binary, async () => {
			return await storedFile(this.context, binary, this.wholeFiles);
		});
	}

	private async uploadNow(binary: IBinaryData, options: UploadOptions): Promise<PublicMedia> {
		const checked = await this.check(binary, options);
		const { file, fileName, mimeType, mediaWarning } = checked;
		return {
			publicMediaUrl: await this.post(checked, options),
			fileName,
			mimeType,
			mediaType: mediaKindOf(mimeType),
			fileSize: file.size,
			...(mediaWarning !== null && { mediaWarning }),
		};
	}

	/** Source of request and response: https://apidocs.chakrahq.com/api-11313630 */
	private async post(
		{ file, fileName, mimeType }: NamedFile,
		options: UploadOptions,
	): Promise<string> {
		const { pluginId, maxTries, timeoutSeconds, explanations } = options;
		const { data } = await this.api.send({
			method: 'POST',
			path: apiPath`/v1/ext/plugin/whatsapp/${pluginId}/upload-public-media`,
			form: fileForm({ filename: fileName }, { source: file, name: fileName, type: mimeType }),
			idempotent: true,
			maxTries,
			timeoutSeconds,
			explanations,
		});
		const url = isObject(data) ? data.publicMediaUrl : undefined;
		if (typeof url !== 'string' || !parseWebUrl(url)) {
			throw new ChakraError('ChakraHQ took the file and gave no public URL for it', {
				remedy: 'Run it again. If it stays, tell ChakraHQ support the time and the file.',
			});
		}
		return url;
	}
}

/** A file's settings, from the item and the options. */
interface FileSettings {
	fileName: string;
	stated: string;
	/** Whether `stated` is the MIME Type of the options. */
	isChosen: boolean;
	mediaCheck: MediaCheck;
}

function fileSettings(
	binary: IBinaryData,
	{ fileName, mimeType, mediaCheck }: UploadOptions,
): FileSettings {
	// A Code node can put any type into a binary field.
	return {
		fileName: fileName || textOf(binary.fileName),
		stated: mimeType || textOf(binary.mimeType),
		isChosen: Boolean(mimeType),
		mediaCheck,
	};
}

function keyOf({ identity }: StoredFile, settings: FileSettings, pluginId?: string): string {
	return JSON.stringify([
		identity,
		settings.fileName,
		settings.stated,
		settings.isChosen,
		settings.mediaCheck,
		pluginId,
	]);
}

async function nameAndCheck(
	file: StoredFile,
	{ fileName: wanted, stated, isChosen, mediaCheck }: FileSettings,
	end: AbortSignal,
): Promise<NamedFile> {
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
