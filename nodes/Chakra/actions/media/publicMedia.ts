import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { fileNameFor } from '../../whatsapp/fileNames';
import { SIGNATURE_BYTES } from '../../whatsapp/fileSignatures';
import { mediaKindOf, type MediaKind } from '../../whatsapp/mediaRules';
import { mediaWarningFor } from '../../whatsapp/mediaWarning';
import { repairMimeType } from '../../whatsapp/mimeTypes';
import { apiPath } from '../../transport/apiPath';
import type { ChakraApi, Patience } from '../../transport/chakraApi';
import type { Explanations } from '../../transport/explain';
import { isObject } from '../../transport/isObject';
import { Refusal } from '../../transport/refusal';
import { storedFile, type StoredFile } from '../../transport/storedFile';
import { StreamingFile } from '../../transport/streamingFile';

/** What to do with a file that WhatsApp would not take. */
export type MediaCheck = 'ignore' | 'warn' | 'stop';

export interface UploadOptions extends Patience {
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
export interface PublicMedia {
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

/**
 * Uploads of one node run. The same stored file under the same name, type and plugin goes up once, and everybody who
 * asks for it gets the same answer, also while it is still on its way.
 */
export class PublicMediaUploads {
	private readonly underway = new Map<string, Promise<PublicMedia>>();

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly api: ChakraApi,
	) {}

	/** @throws Refusal */
	async upload(binary: IBinaryData, options: UploadOptions): Promise<PublicMedia> {
		const file = await storedFile(this.context, binary);
		const fileName = options.fileName || binary.fileName;
		const mimeType = options.mimeType || binary.mimeType;
		if (!options.reuse) return await this.uploadAnew(file, fileName, mimeType, options);

		const key = JSON.stringify([
			file.identity,
			fileName,
			mimeType,
			options.pluginId,
			options.mediaCheck,
		]);
		const upload = this.underway.get(key) ?? this.uploadAnew(file, fileName, mimeType, options);
		this.underway.set(key, upload);
		return await upload;
	}

	private async uploadAnew(
		file: StoredFile,
		wantedName: string | undefined,
		statedType: string | undefined,
		options: UploadOptions,
	): Promise<PublicMedia> {
		const named = await nameAndCheck(file, wantedName, statedType, options.mediaCheck);
		const { fileName, mimeType, mediaWarning } = named;
		return {
			publicMediaUrl: await this.post(named, options),
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
		const data = await this.api.send({
			method: 'POST',
			path: apiPath`/v1/ext/plugin/whatsapp/${pluginId}/upload-public-media`,
			body: (end) => {
				const form = new FormData();
				form.append('filename', fileName);
				form.append('file', new StreamingFile(file, fileName, mimeType, end));
				return form;
			},
			effect: 'repeatable',
			maxTries,
			timeoutSeconds,
			explanations,
		});
		const url = isObject(data) ? data.publicMediaUrl : undefined;
		if (typeof url !== 'string' || !/^https?:\/\//i.test(url) || !URL.canParse(url)) {
			throw new Refusal('ChakraHQ took the file and gave no public URL for it', {
				remedy: 'Run it again. If it stays, tell ChakraHQ support the time and the file.',
			});
		}
		return url;
	}
}

async function nameAndCheck(
	file: StoredFile,
	wanted: string | undefined,
	stated: string | undefined,
	mediaCheck: MediaCheck,
): Promise<NamedFile> {
	if (file.size === 0) {
		throw new Refusal(`The file ${wanted ? `"${wanted}" ` : ''}is empty (0 bytes)`, {
			remedy: 'Check the node that makes the file: nothing was written into it.',
		});
	}
	const firstBytes = await file.head(SIGNATURE_BYTES);
	const mimeType = repairMimeType({ stated, fileName: wanted, firstBytes });
	const fileName = fileNameFor({ wanted, mimeType });
	const mediaWarning =
		mediaCheck === 'ignore'
			? null
			: mediaWarningFor({ mimeType, fileName, fileSize: file.size, firstBytes });
	if (mediaCheck === 'stop' && mediaWarning !== null) {
		throw new Refusal(
			`The file "${fileName}" was not uploaded, because of Media Check: ${mediaWarning}`,
			{
				remedy: 'Change the file, or set Media Check to Warn to upload it all the same.',
			},
		);
	}
	return { file, fileName, mimeType, mediaWarning };
}
