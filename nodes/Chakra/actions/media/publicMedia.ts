import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { fileForm } from '../../files/fileForm';
import { fileNameFor } from '../../files/fileNames';
import { SIGNATURE_BYTES } from '../../files/fileSignatures';
import { mediaKindOf, type MediaKind } from '../../whatsapp/mediaRules';
import { mediaWarningFor } from '../../files/mediaWarning';
import { repairMimeType, unprovenType } from '../../files/mimeTypes';
import { apiPath } from '../../transport/apiPath';
import type { ApiClient, RetryOptions } from '../../transport/apiClient';
import type { Explanations } from '../../transport/explain';
import { isObject } from '../../json/isObject';
import { ChakraError } from '../../transport/chakraError';
import { storedFile, type StoredFile } from '../../files/storedFile';
import { WholeFiles } from '../../files/wholeFiles';
import type { ChakraRun } from '../chakraRun';
import { WorkOnce } from '../workOnce';

/** What to do with a file that WhatsApp would refuse. */
export type MediaCheck = 'ignore' | 'warn' | 'stop';

export interface UploadOptions extends RetryOptions {
	pluginId: string;
	/** In place of the binary's own. */
	fileName?: string;
	/** In place of the binary's own. */
	mimeType?: string;
	mediaCheck: MediaCheck;
	/** Whether a file that this run has uploaded before is given its URL again. */
	reuse: boolean;
	explanations?: Explanations;
}

/** A file at its public URL. */
interface PublicMedia {
	publicMediaUrl: string;
	fileName: string;
	mimeType: string;
	/** What WhatsApp would send it as; null where it takes no such file. */
	mediaType: MediaKind | null;
	/** In bytes. */
	fileSize: number;
	mediaWarning?: string;
}

/** A stored file with the name and type it goes up with. */
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
 * Uploads of one node run. The same stored file under the same name, type and plugin is checked once and goes up once,
 * and everybody who asks for it gets the same URL, also while it is still on its way.
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
	 * What a file would go up as, without sending anything.
	 * @throws ChakraError where it is empty or cannot be read, or Media Check stops it
	 */
	async check(binary: IBinaryData, options: UploadOptions): Promise<NamedFile> {
		const file = await this.open(binary);
		const wish = wishFor(binary, options);
		return await this.checked.get(keyOf(file, wish), async () => {
			return await nameAndCheck(file, wish, this.endOf(options));
		});
	}

	/** @throws ChakraError */
	async upload(binary: IBinaryData, options: UploadOptions): Promise<PublicMedia> {
		if (!options.reuse) return await this.uploadAnew(binary, options);
		const key = keyOf(await this.open(binary), wishFor(binary, options), options.pluginId);
		return await this.uploaded.get(key, async () => await this.uploadAnew(binary, options));
	}

	/** Items that n8n made of one item share its stored file, or at least the object that holds its bytes. */
	private async open(binary: IBinaryData): Promise<StoredFile> {
		return await this.files.get(binary.id || binary, async () => {
			return await storedFile(this.context, binary, this.wholeFiles);
		});
	}

	/** n8n's storage has no time limit of its own. */
	private endOf({ timeoutSeconds }: UploadOptions): AbortSignal {
		const deadline = AbortSignal.timeout(timeoutSeconds * 1000);
		// Absent on older hosts.
		const cancel = this.context.getExecutionCancelSignal?.();
		return cancel ? AbortSignal.any([deadline, cancel]) : deadline;
	}

	private async uploadAnew(binary: IBinaryData, options: UploadOptions): Promise<PublicMedia> {
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

	/** Source of the request's and the answer's shape: https://apidocs.chakrahq.com/api-11313630 */
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
		if (typeof url !== 'string' || !/^https?:\/\//i.test(url) || !URL.canParse(url)) {
			throw new ChakraError('ChakraHQ took the file and gave no public URL for it', {
				remedy: 'Run it again. If it stays, tell ChakraHQ support the time and the file.',
			});
		}
		return url;
	}
}

/** What an item and the options say of a file. */
interface Wish {
	wanted: string | undefined;
	stated: string | undefined;
	/** Whether `stated` is the MIME Type of the options. */
	isChosen: boolean;
	mediaCheck: MediaCheck;
}

function wishFor(binary: IBinaryData, { fileName, mimeType, mediaCheck }: UploadOptions): Wish {
	return {
		wanted: fileName || textOf(binary.fileName),
		stated: mimeType || textOf(binary.mimeType),
		isChosen: Boolean(mimeType),
		mediaCheck,
	};
}

function keyOf({ identity }: StoredFile, wish: Wish, pluginId?: string): string {
	return JSON.stringify([
		identity,
		wish.wanted,
		wish.stated,
		wish.isChosen,
		wish.mediaCheck,
		pluginId,
	]);
}

/** What a Code node made need not be what its type says. */
function textOf(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}

async function nameAndCheck(
	file: StoredFile,
	{ wanted, stated, isChosen, mediaCheck }: Wish,
	end: AbortSignal,
): Promise<NamedFile> {
	if (file.size === 0) {
		throw new ChakraError(`The file ${wanted ? `"${wanted}" ` : ''}is empty (0 bytes)`, {
			remedy: 'Check the node that makes the file: nothing was written into it.',
		});
	}
	const firstBytes = await file.head(SIGNATURE_BYTES, end);
	const clues = { stated, isChosen, fileName: wanted, firstBytes };
	const mimeType = repairMimeType(clues);
	const unproven = unprovenType(clues);
	const fileName = fileNameFor({ wanted, mimeType });
	const mediaWarning =
		mediaCheck === 'ignore'
			? null
			: mediaWarningFor({ mimeType, fileName, fileSize: file.size, firstBytes, unproven });
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
