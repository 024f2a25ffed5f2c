const zip = ['application/zip'];
const ole = ['application/x-ole-storage'];

/** MIME type → what its first bytes may prove instead, because formats share a container. */
const sharedContainers: ReadonlyMap<string, readonly string[]> = new Map([
	['audio/mp4', ['video/mp4']],
	['video/3gpp', ['video/mp4']],
	['audio/webm', ['video/webm']],
	['audio/x-ms-wma', ['video/x-ms-wmv']],
	['image/heic', ['image/heif']],
	['image/heif', ['image/heic']],
	['application/msword', ole],
	['application/vnd.ms-excel', ole],
	['application/vnd.ms-powerpoint', ole],
	['application/vnd.ms-outlook', ole],
	['application/vnd.openxmlformats-officedocument.wordprocessingml.document', zip],
	['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', zip],
	['application/vnd.openxmlformats-officedocument.presentationml.presentation', zip],
	['application/vnd.oasis.opendocument.text', zip],
	['application/vnd.oasis.opendocument.spreadsheet', zip],
	['application/vnd.oasis.opendocument.presentation', zip],
	['application/epub+zip', zip],
	['application/vnd.android.package-archive', zip],
]);

/** Whether bytes that prove `proven` may well be a file of the type `mimeType`. */
export function sharesContainer(mimeType: string, proven: string): boolean {
	return sharedContainers.get(mimeType)?.includes(proven) ?? false;
}
