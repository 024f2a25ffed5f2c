import type { Attribute } from '../../nodes/Chakra/account/attributes';
import { comparableName } from '../../nodes/Chakra/account/comparableName';
import { isGeneratedId } from '../../nodes/Chakra/account/configurationEntries';
import { publicKeyIn } from '../../nodes/Chakra/actions/flow/publicKey';
import { shortIdsInPlaceOfNames } from '../../nodes/Chakra/actions/process/attributeNames';
import { attributeValue } from '../../nodes/Chakra/actions/process/attributeValue';
import { readApprovers } from '../../nodes/Chakra/ask/approvers';
import { textPage } from '../../nodes/Chakra/ask/page';
import { readPageAnswer } from '../../nodes/Chakra/ask/pageAnswer';
import { readPressId } from '../../nodes/Chakra/ask/pressId';
import type { FormField, Question } from '../../nodes/Chakra/ask/question';
import { eventOf } from '../../nodes/Chakra/events/event';
import { messageContent } from '../../nodes/Chakra/events/messageContent';
import { parseBody } from '../../nodes/Chakra/events/parseBody';
import { readEvents } from '../../nodes/Chakra/events/readEvents';
import { isSigned } from '../../nodes/Chakra/events/signature';
import { base64In } from '../../nodes/Chakra/files/base64';
import { nameInDisposition } from '../../nodes/Chakra/files/contentDisposition';
import { cutToBytes } from '../../nodes/Chakra/files/cutToBytes';
import { bytesReadAsWindows, decodedText } from '../../nodes/Chakra/files/decodedText';
import { plainName } from '../../nodes/Chakra/files/encodedNames';
import { fileNameFor } from '../../nodes/Chakra/files/fileNames';
import { mimeTypeOfBytes } from '../../nodes/Chakra/files/fileSignatures';
import { isoMediaType } from '../../nodes/Chakra/files/isoMediaType';
import { looksLikeText } from '../../nodes/Chakra/files/looksLikeText';
import { markupType } from '../../nodes/Chakra/files/markupType';
import { mimeTypeOfFileName } from '../../nodes/Chakra/files/mimeExtensions';
import { isCleanMimeType, repairMimeType, unprovenType } from '../../nodes/Chakra/files/mimeTypes';
import { mpegAudioType } from '../../nodes/Chakra/files/mpegAudioType';
import { trimmed, trimmedEnd } from '../../nodes/Chakra/files/nameEdges';
import { spoiltReason } from '../../nodes/Chakra/files/spoiltFile';
import { textType } from '../../nodes/Chakra/files/textType';
import { zipContainerType } from '../../nodes/Chakra/files/zipContainerType';
import { linkPaths } from '../../nodes/Chakra/inboundMedia/mediaPaths';
import { isJsonFile, storedName } from '../../nodes/Chakra/inboundMedia/storedName';
import { isoTime } from '../../nodes/Chakra/json/isoTime';
import { isMissingValue, leftoverIn, lostValueIn } from '../../nodes/Chakra/json/missingValue';
import { jsonValue } from '../../nodes/Chakra/json/parseJson';
import { readOptionalText } from '../../nodes/Chakra/parameters/givenText';
import { readJsonObject } from '../../nodes/Chakra/parameters/jsonObject';
import { optionalText } from '../../nodes/Chakra/parameters/limitedText';
import { searchResults } from '../../nodes/Chakra/parameters/listSearch';
import { chosenId, metaId } from '../../nodes/Chakra/parameters/metaId';
import { choosePluginId } from '../../nodes/Chakra/parameters/pluginId';
import { readPointInTime } from '../../nodes/Chakra/parameters/pointInTime';
import { givenPerson } from '../../nodes/Chakra/parameters/recipient';
import { writtenText } from '../../nodes/Chakra/parameters/writtenText';
import { cleanAccessToken } from '../../nodes/Chakra/transport/accessToken';
import { apiPath } from '../../nodes/Chakra/transport/apiPath';
import { isErrorResponse, unwrap } from '../../nodes/Chakra/transport/apiResponse';
import { readBaseUrl } from '../../nodes/Chakra/transport/baseUrl';
import { hideToken } from '../../nodes/Chakra/transport/hideToken';
import { statedWait } from '../../nodes/Chakra/transport/retryPolicy';
import { passes } from '../../nodes/Chakra/trigger/filters';
import { readPressResponse } from '../../nodes/Chakra/trigger/pressResponse';
import { linkExpiry } from '../../nodes/Chakra/whatsapp/linkExpiry';
import {
	fileLink,
	mediaLinkProblem,
	pageLinkProblem,
} from '../../nodes/Chakra/whatsapp/mediaLinks';
import { mediaKindOf } from '../../nodes/Chakra/whatsapp/mediaRules';
import { metaErrorCodeIn } from '../../nodes/Chakra/whatsapp/metaErrors';
import { recipientDigits } from '../../nodes/Chakra/whatsapp/phoneNumbers';
import { isPublicHost } from '../../nodes/Chakra/whatsapp/publicHost';
import { templateLanguage } from '../../nodes/Chakra/whatsapp/templateLanguage';
import {
	withoutStart,
	buttonLink,
	isWholeAddress,
} from '../../nodes/Chakra/whatsapp/templateParts/buttonLink';
import {
	filledLength,
	invalidBracesIn,
	placeholdersIn,
} from '../../nodes/Chakra/whatsapp/templateParts/placeholders';
import { isMissing, readValue } from '../../nodes/Chakra/whatsapp/templateParts/readValue';
import { templateParts } from '../../nodes/Chakra/whatsapp/templateParts/templateParts';
import { looksLikeUserId, userIdIn } from '../../nodes/Chakra/whatsapp/userIds';
import { takesLinearTime } from './linearTime';

/** Repeated texts that make bad regular expressions slow. */
const units = [
	...[' ', '\t', '\n', ' \n', ',', ', ', ';', '.', '/', '\\', '|', '_', '\0', 'PK\x03\x04'],
	...['{', '{{', '{{ ', '{{1}}', '}}', '[', '(', '1( ', '"', "'", '`'],
	...[
		'=',
		'=?',
		'=?a?q?',
		'=?a?q?=2',
		'?',
		'#',
		'&',
		'&#x',
		'&amp;',
		'%',
		'%25',
		'%2',
		'%41',
		'%C3',
	],
	...['<', '<a ', '<script>', '</script', '<!--', '<!---->', '<?', '@', 'a@', 'a', 'a.', 'a-'],
	...['é', '\u0301', '\u200b', '\u202e', '🧾', '\ud83d', '1', '0', '+', '-', '1,', '٣', '１'],
	...['\\u0041', 'http://a,', '/plugin/', '/media/1', '[object Object],', '(#1'],
	' \t\n{{"=?%\\,<a@',
];

/** One byte for each character. */
const bytes = (text: string) => Buffer.from(text, 'latin1');
const headers = (disposition: string, type = 'text/plain') => ({
	'content-disposition': disposition,
	'content-type': type,
});
const answer = (text: string, status = 400) => ({ status, headers: {}, text });
const token = 'chk/9fQ2-Lm_7Zx.Yt4~Rk8+Wb1/Vn6Hs3Dp5Gj0Ca==';
const message = (type: string, content: unknown) =>
	readEvents({
		object: 'whatsapp_business_account',
		entry: [{ changes: [{ field: 'messages', value: { messages: [{ type, [type]: content }] } }] }],
	});
const questionWith = (type: FormField['type']): Question => ({
	responseType: 'customForm',
	form: [{ label: 'A', type, required: false, choices: ['a'] }],
	answers: [],
	...{
		id: '',
		answerBy: 'link',
		text: '',
		approvers: [],
		messageId: '',
		pluginId: '',
		senderId: '',
	},
});
const attribute = (kind: Attribute['kind']): Attribute => ({
	name: 'A',
	shortId: 'a',
	kind,
	isRequired: false,
	choices: [],
});

type Reader = [name: string, read: (text: string) => unknown, ...starts: string[]];

/** Everything that reads texts from outside, with beginnings that it recognises. */
const readers: Reader[] = [
	['base64In', base64In, 'data:', 'data:image/png;base64,'],
	['cutToBytes', (text) => cutToBytes(text, 200)],
	[
		'nameInDisposition',
		nameInDisposition,
		...['attachment; ', 'filename=', 'filename="', "filename*=utf-8''", 'filename*0='],
	],
	['decodedText', (text) => decodedText(bytes(text), 'windows-1252')],
	['bytesReadAsWindows', bytesReadAsWindows],
	['plainName', plainName, '=?utf-8?q?', '=?utf-8?b?', "utf-8''", 'a.pdf?', 'a.pdf#', 'a?', 'a?b='],
	[
		'fileNameFor',
		(wanted) => fileNameFor({ fileName: wanted, mimeType: 'application/pdf' }),
		'a.',
		'=?utf-8?q?',
	],
	['mimeTypeOfFileName', mimeTypeOfFileName, 'a.', '=?utf-8?q?'],
	['trimmed', trimmed],
	['trimmedEnd', trimmedEnd],
	['spoiltReason', (text) => spoiltReason(bytes(text)), 'data:', 'JVBERi0x', '\xef\xbf\xbd'],
	['isCleanMimeType', isCleanMimeType, 'a/'],
	['mimeTypeOfBytes', (text) => mimeTypeOfBytes(bytes(text))],
	['isoMediaType', (text) => isoMediaType(bytes(text)), '\0\0\0\x18ftyp'],
	['looksLikeText', (text) => looksLikeText(bytes(text)), '\xff\xfe'],
	['markupType', (text) => markupType(bytes(text)), '<', '<!--', '<?', '<!doctype '],
	['mpegAudioType', (text) => mpegAudioType(bytes(text)), 'ID3', '\xff\xfb'],
	['textType', (text) => textType(bytes(text)), '<', '{', '['],
	[
		'zipContainerType',
		(text) => zipContainerType(bytes(text)),
		'PK\x03\x04',
		`PK\x03\x04${'\xff'.repeat(26)}`,
	],
	[
		'repairMimeType',
		(text) => repairMimeType({ stated: text, fileName: text, firstBytes: bytes(text) }),
		'a/',
		'text/plain;',
	],
	[
		'unprovenType',
		(text) => unprovenType({ stated: text, fileName: text, firstBytes: bytes(text) }),
	],
	[
		'storedName',
		(text) => storedName(headers(text, text), { mimeType: text }),
		'a; filename=',
		'a; filename="',
		"a; filename*=utf-8''",
		'a; filename',
		'a;',
	],
	['storedName of a message', (fileName) => storedName({}, { fileName })],
	['isJsonFile', (text) => isJsonFile(headers(text), {}), 'a; filename="'],
	['linkPaths', orRefusal(linkPaths), 'https://a.example/?mid=', 'https://a.example/media/1'],
	['isoTime', isoTime, '1'],
	['isMissingValue', isMissingValue, '[object ', '[object Object]', '#REF!'],
	['leftoverIn', leftoverIn, '{{ a', '{{a '],
	['lostValueIn', lostValueIn, '[object ', '{{ ', '{{ $', '{{ $json.', 'Invalid '],
	['optionalText', orRefusal((text) => optionalText(text, { label: 'A', max: 10 }))],
	['readOptionalText', orRefusal((text) => readOptionalText(text, 'A'))],
	['searchResults', (text) => searchResults([{ name: text, value: text }], text)],
	['recipientDigits', recipientDigits, 'wa.me/', 'https://wa.me/1?phone=', '="', '+49 ', '1('],
	['givenPerson', givenPerson, 'US.'],
	['userIdIn', userIdIn, 'US.', 'US.ENT.'],
	['looksLikeUserId', looksLikeUserId, 'US.', 'US.ENT.'],
	[
		'choosePluginId',
		orRefusal((text) => choosePluginId(text, '')),
		'/plugin/',
		'/plugin/whatsapp/',
		'00000000-0000-',
	],
	['readPointInTime', orRefusal((text) => readPointInTime(text, 'A', 'utc')), '2026-', '1'],
	['cleanAccessToken', cleanAccessToken, 'Bearer', 'Authorization:'],
	['apiPath', orRefusal((text) => apiPath`/a/${text}`), '.'],
	['unwrap of a page', (text) => unwrap(answer(text, 502)), '<', '<script>', '<style', '<html>'],
	['unwrap of JSON', (text) => unwrap(answer(JSON.stringify({ message: text }))), '"error":'],
	['isErrorResponse', (text) => isErrorResponse(answer(text, 200)), '{"_errors":["'],
	['readBaseUrl', readBaseUrl, 'https://a.example/', 'http://'],
	['hideToken', (text) => hideToken(text, token), token.slice(0, 13)],
	[
		'statedWait',
		(text) => statedWait({ 'retry-after': text }),
		'1',
		'1.',
		'Mon, 01 Jan 2026 10:00:00',
	],
	['readApprovers', orRefusal(readApprovers), 'US.'],
	['textPage', textPage],
	[
		'readPageAnswer',
		(text) =>
			(['text', 'number', 'date', 'email', 'dropdown'] as const).map((type) =>
				readPageAnswer(questionWith(type), { data: { field0: text } }),
			),
		'a@',
	],
	['readPressId', readPressId, 'chakra-ask|'],
	['writtenText', orRefusal((text) => writtenText(`=${text}`, 'A')), '{{', '{{ a', '{{1'],
	['writtenText', orRefusal((text) => writtenText(`={{a${text}!}}`, 'A')), ' .'],
	['attributeValue', orRefusal((text) => attributeValue(text, attribute('choices'), 'utc'))],
	[
		'attributeValue of a list',
		orRefusal((text) => attributeValue(text, attribute('list'), 'utc')),
		'[',
	],
	[
		'attributeValue of a number',
		orRefusal((text) => attributeValue(text, attribute('number'), 'utc')),
	],
	['attributeValue of a time', orRefusal((text) => attributeValue(text, attribute('time'), 'utc'))],
	['parseBody', (text) => parseBody(Buffer.from(text)), '{"a":"', '{"a":[', '['],
	[
		'isSigned',
		(text) => isSigned(Buffer.from('a'), { 'x-hub-signature-256': text }, 'b'),
		'sha256=',
	],
	['readEvents of a text', (text) => message('text', { body: text })],
	[
		'readEvents of a form',
		(text) => message('interactive', { nfm_reply: { response_json: text } }),
		'{"a":"',
	],
	['readEvents of a file', (text) => message('document', { mime_type: text, filename: text })],
	['messageContent', (text) => messageContent(text, { [text]: { body: text } })],
	[
		'passes',
		(text) =>
			passes(eventOf({ event: 'message', to: { phoneNumberId: text } } as never), {
				events: ['message'],
				messageTypes: [],
				statuses: [],
				phoneNumbers: [text],
			}),
	],
	[
		'mediaLinkProblem',
		(text) => mediaLinkProblem(text, 'https://api.example'),
		'https://',
		'https://github.com/',
	],
	['pageLinkProblem', pageLinkProblem, 'https://'],
	['fileLink', fileLink, 'https://a.example/', 'https://a.example/a#', 'https://a.example/a.pdf'],
	['mediaKindOf', mediaKindOf, 'image/png;'],
	['metaErrorCodeIn', metaErrorCodeIn, '(#1'],
	['isPublicHost', isPublicHost, '[', '1.1.1.'],
	['templateLanguage', templateLanguage, 'en_'],
	['buttonLink', (text) => buttonLink({ url: text, example: [text] }), 'https://a.example/{{'],
	['afterStart', (text) => [withoutStart(text, 'https://a.example/'), isWholeAddress(text)]],
	['placeholdersIn', (text) => placeholdersIn(text, ''), '{{', '{{ a'],
	['filledLength', (text) => filledLength(text, () => 'a'), '{{'],
	['looseBracesIn', invalidBracesIn, '{{'],
	[
		'readValue',
		(text) =>
			(['text', 'image', 'latitude', 'time', 'object'] as const).map((kind) =>
				readValue(kind, text),
			),
		'https://',
		'1',
	],
	['isLeftOut', isMissing],
	[
		'publicKeyIn',
		orRefusal(publicKeyIn),
		'-----BEGIN PUBLIC KEY-----',
		'-----BEGIN RSA PUBLIC KEY-----',
	],
	['jsonValue', jsonValue, '```json\n', '```\n', '{"a":"'],
	['readJsonObject', orRefusal((text) => readJsonObject(text, 'A')), '{}', '[]', '{"a":"'],
	['chosenId', orRefusal((text) => chosenId(text, 'A', 'B')), '1'],
	['metaId', orRefusal((text) => metaId(text, 'A')), '1'],
	['readPressResponse', (text) => readPressResponse(500, text), '<', '<title>', '{"message":"'],
	['comparableName', comparableName, 'a'],
	['isGeneratedId', isGeneratedId, '1', '0000-'],
	[
		'shortIdsInPlaceOfNames',
		(text) => shortIdsInPlaceOfNames({ [text]: 1 }, new Map([['a', attribute('any')]])),
		'a',
	],
	...['X-Amz-Date', 'X-Amz-Expires', 'Expires', 'se'].map((name): Reader => [
		`linkExpiry by ${name}`,
		(text) =>
			linkExpiry(
				new URL(
					`https://a.example/?Signature=a&sig=a&${name}=${encodeURIComponent(text.toWellFormed())}`,
				),
			),
		'20260305T103000',
		'1',
	]),
	['templateParts', (text) => templateParts({ components: [{ type: 'BODY', text }] }), '{{'],
];

/** An error is a result like any other here. */
function orRefusal(read: (text: string) => unknown): (text: string) => unknown {
	return (text) => {
		try {
			return read(text);
		} catch (error) {
			return error;
		}
	};
}

test.each<Reader>(readers)(
	'the time of %s grows in proportion to the text',
	(_, read, ...starts) => {
		const hostile = units.flatMap((unit) =>
			['', ...starts].flatMap((start) => ['', '!x'].map((end) => ({ start, unit, end }))),
		);
		const slow = hostile.find(({ start, unit, end }) => {
			const textOf = (length: number) => start + unit.repeat(Math.ceil(length / unit.length)) + end;
			return !takesLinearTime(read, textOf);
		});
		expect(slow).toBeUndefined();
	},
);
