import { mediaKindOf, mediaRules } from '../../../nodes/Chakra/whatsapp/mediaRules';

describe('mediaKindOf', () => {
	test.each([
		['image/jpeg', 'image'],
		['image/png', 'image'],
		['image/webp', 'sticker'],
		['video/mp4', 'video'],
		['video/3gpp', 'video'],
		['audio/aac', 'audio'],
		['audio/amr', 'audio'],
		['audio/mpeg', 'audio'],
		['audio/mp4', 'audio'],
		['audio/ogg', 'audio'],
		['Audio/OGG; codecs=opus', 'audio'],
		['text/plain', 'document'],
		['application/pdf', 'document'],
		['application/msword', 'document'],
		['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'document'],
	])('sends %s as %s', (mimeType, kind) => {
		expect(mediaKindOf(mimeType)).toBe(kind);
	});

	test.each([
		'image/gif',
		'image/heic',
		'video/quicktime',
		'audio/wav',
		'text/csv',
		'application/zip',
		'',
		'constructor',
		'__proto__',
	])('knows nothing that WhatsApp would take %j as', (mimeType) => {
		expect(mediaKindOf(mimeType)).toBeNull();
	});
});

test('every rule says a limit that is not above the one it judges by', () => {
	const units: Record<string, number> = { KB: 1000, MB: 1_000_000 };
	for (const limit of mediaRules.flatMap((rule) => [rule, rule.whenNotAnimated ?? rule])) {
		const [amount, unit] = limit.maxText.split(' ');
		expect(Number(amount) * (units[unit ?? ''] ?? NaN)).toBeLessThan(limit.maxBytes);
	}
});

test('no MIME type and no extension stands in two rules', () => {
	const types = mediaRules.flatMap((rule) => Object.keys(rule.mimeTypes));
	const extensions = mediaRules.flatMap((rule) => Object.values(rule.mimeTypes).flat());
	expect(new Set(types).size).toBe(types.length);
	expect(new Set(extensions).size).toBe(extensions.length);
});
