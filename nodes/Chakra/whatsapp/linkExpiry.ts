/** `20260305T103000Z`, as Amazon and Google write the time of a signature. */
const signedAt = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

/** Discord, Facebook and Instagram write Unix seconds in hex. */
const inHex: ReadonlyArray<readonly [host: RegExp, parameter: string]> = [
	[/^(?:cdn\.discordapp\.com|media\.discordapp\.net)$/, 'ex'],
	[/\.(?:fbcdn\.net|cdninstagram\.com)$/, 'oe'],
];

/**
 * The moment at which a signed link ends, in Unix milliseconds; NaN where the link does not say. Such links come from
 * S3, Google Cloud Storage and Azure, and from the many services that keep their files there, such as Airtable.
 * Sources: docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html,
 * cloud.google.com/storage/docs/authentication/signatures,
 * learn.microsoft.com/rest/api/storageservices/create-service-sas, docs.discord.com/developers/reference (signed
 * attachment URLs); that of Facebook is known from use
 */
export function linkExpiry({ hostname, searchParams }: URL): number {
	const parameters = new Map([...searchParams].map(([name, value]) => [name.toLowerCase(), value]));
	const hex = inHex.find(([host]) => host.test(hostname))?.[1];
	if (hex !== undefined) return Number.parseInt(parameters.get(hex) ?? '', 16) * 1000;
	for (const vendor of ['x-amz', 'x-goog']) {
		const [, ...parts] = signedAt.exec(parameters.get(`${vendor}-date`) ?? '') ?? [];
		const [year = NaN, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.map(Number);
		const seconds = Number(parameters.get(`${vendor}-expires`) || NaN);
		const ends = Date.UTC(year, month - 1, day, hour, minute, second) + seconds * 1000;
		if (!Number.isNaN(ends)) return ends;
	}
	// The older form of Amazon and Google, and CloudFront's.
	if (parameters.has('signature')) return Number(parameters.get('expires') || NaN) * 1000;
	return parameters.has('sig') ? Date.parse(parameters.get('se') ?? '') : NaN;
}
