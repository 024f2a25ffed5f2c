import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { fileForm } from '../../files/fileForm';
import { storedFile, type StoredFile } from '../../files/storedFile';
import { WholeFiles } from '../../files/wholeFiles';
import { isObject } from '../../json/isObject';
import { textOf } from '../../json/narrow';
import { parseWebUrl } from '../../json/parseUrl';
import type { ApiClient, RetryOptions } from '../../transport/apiClient';
import { apiPath } from '../../transport/apiPath';
import { ChakraError } from '../../transport/chakraError';
import type { Explanations } from '../../transport/explain';
import { mediaKindOf, type MediaKind } from '../../whatsapp/mediaRules';
import type { ChakraRun } from '../chakraRun';
import { WorkOnce } from '../workOnce';
import { checkFile, type CheckedFile, type FileSettings, type MediaCheck } from './checkedFile';

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

	private readonly checked = new WorkOnce<CheckedFile>();

	private readonly uploaded = new WorkOnce<PublicMedia>();

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly api: ApiClient,
	) {}

	/**
	 * The name and type that a file would be uploaded with. Sends nothing.
	 * @throws ChakraError where it is empty or cannot be read, or Media Check stops it
	 */
	async check(binary: IBinaryData, options: UploadOptions): Promise<CheckedFile> {
		const file = await this.open(binary);
		const settings = fileSettings(binary, options);
		return await this.checked.get(keyOf(file, settings), async () => {
			// n8n's storage has no time limit of its own.
			const end = this.api.endAfter(options.timeoutSeconds);
			return await checkFile(file, settings, end);
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
		{ file, fileName, mimeType }: CheckedFile,
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
