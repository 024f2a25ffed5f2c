import { isMissingValue, isUnevaluated } from '../json/missingValue';
import { parseUrl, parseWebUrl } from '../json/parseUrl';
import { directLink } from './directLink';
import { linkExpiry } from './linkExpiry';
import { isPublicHost } from './publicHost';

/** Why WhatsApp cannot fetch a file by its link. */
interface LinkProblem {
	happened: string;
	remedy: string;
}

/** `[object Object]`, braces that nobody has filled in, and a part of the path such as `undefined.pdf` or `.pdf`. */
const lostValues = [
	/(?:\[|%5[Bb])object(?: |%20|\+)\w/,
	/(?:\{|%7[Bb]){2}/,
	/\/(?:undefined|null|NaN)(?:\.\w{1,5})?(?:[/?#]|$)/,
	/\/\.(?:pdf|jpe?g|png|webp|gif|mp[34]|docx?|xlsx?)(?:[/?#]|$)/,
];

/**
 * Hosts that give a file to nobody without a token: those of files that customers send, by Meta's media page
 * (developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media), Slack's, OneDrive's
 * API, and the addresses of Google Cloud's console.
 */
const hostsWithToken =
	/^(?:graph\.microsoft\.com|lookaside\.fbsbx\.com|mmg\.whatsapp\.net|graph\.facebook\.com|(?:[\w-]+\.)?slack\.com|storage\.cloud\.google\.com)$/;

/** The same, on hosts that give other files to everybody. */
const addressesWithToken = [
	// A file of an execution, as n8n's editor shows it.
	/\/rest\/binary-data$/,
	// A private file of Supabase: supabase.com/docs/guides/storage/serving/downloads
	/^[^/]+\/storage\/v1\/object\/authenticated\//,
	/^content\.dropboxapi\.com\/2\//,
];

/** @param isOfApi whether it is a link of ChakraHQ, which may be a file that a customer sent */
function needsToken({ hostname, pathname, searchParams }: URL, isOfApi: boolean): boolean {
	const address = hostname + pathname;
	return (
		hostsWithToken.test(hostname) ||
		addressesWithToken.some((pattern) => pattern.test(address)) ||
		(address.startsWith('www.googleapis.com/drive/') && !searchParams.has('key')) ||
		(isOfApi && /\/media\/\d+\/show$/.test(pathname))
	);
}

/**
 * WhatsApp's servers give the example file of a template to everybody but themselves, so a message with it is accepted
 * and never arrives: github.com/fazer-ai/chatwoot/pull/363
 */
const exampleOfTemplate: LinkProblem = {
	happened: "is the example file of a template, which is for Meta's review only",
	remedy:
		'Download the file and give it as a file: it is then uploaded first. Or give a public link to it.',
};

const UPLOAD_INSTEAD = 'or give the file itself: it is then uploaded first.';

/**
 * Why WhatsApp's servers cannot fetch a file by this link, judged by the link alone; null where no reason is known.
 * @param apiUrl the API's base URL; its own links are always accepted, because a test server may run on this machine
 */
export function mediaLinkProblem(link: string, apiUrl: string): LinkProblem | null {
	const problem = contentProblem(link) ?? compositionProblem(link);
	if (problem) return problem;
	const url = parseWebUrl(link);
	if (!url) {
		return {
			happened: 'is not a public web address',
			remedy: `Give a direct link to the file that starts with https://, ${UPLOAD_INSTEAD}`,
		};
	}
	const isOfApi = url.origin === parseUrl(apiUrl)?.origin;
	if (needsToken(url, isOfApi)) {
		return {
			happened: 'opens only with a sign-in or an access token, and WhatsApp has none',
			remedy:
				'Give the file itself: it is then uploaded first. A file that a customer sent comes by Media > Download.',
		};
	}
	if (url.hostname === 'scontent.whatsapp.net') return exampleOfTemplate;
	if (isOfApi) return null;
	return hostProblem(url) ?? expiryProblem(url) ?? pageProblem(url);
}

/** Where the file is, and who may open it. */
function hostProblem(url: URL): LinkProblem | null {
	if (!isPublicHost(url.hostname)) {
		return {
			happened: 'leads into a private network, where WhatsApp cannot fetch the file',
			remedy: `Give a link that opens from everywhere, ${UPLOAD_INSTEAD}`,
		};
	}
	if (url.username !== '' || url.password !== '') {
		return {
			happened: 'has a user name or password in it, and WhatsApp gives none to a server',
			remedy: `Give a link that opens without, ${UPLOAD_INSTEAD}`,
		};
	}
	return null;
}

function expiryProblem(url: URL): LinkProblem | null {
	const expiry = linkExpiry(url);
	if (expiry < Date.now() && Number.isFinite(new Date(expiry).getTime())) {
		return {
			happened: `has ended: it was valid until ${new Date(expiry).toISOString()}`,
			remedy: `Get a new link from where it comes just before the message goes out, ${UPLOAD_INSTEAD}`,
		};
	}
	return null;
}

/** A page that shows the file, in place of the file itself. */
function pageProblem(url: URL): LinkProblem | null {
	const direct = directLink(url);
	if (direct === null) return null;
	return {
		happened: `leads to a page of ${url.hostname}, not to the file itself`,
		remedy:
			direct === ''
				? `Give a direct link to the file, ${UPLOAD_INSTEAD}`
				: `Use the direct link ${direct} (whoever has it must be allowed to open it), ${UPLOAD_INSTEAD}`,
	};
}

const ending = /\.[a-z][a-z\d]{1,4}$/i;

/** What stands behind a link in a text: `(see https://example.com/a.pdf).` */
const signsBehind = /(\.[a-z][a-z\d]{1,4})[)\]>}"'”’».,;]+$/i;

/**
 * A link to a file as a server needs it: without the signs that nobody sees, and without those of the text that it was
 * copied from. `&amp;`, as web pages write it, becomes `&`. A number sign in the name of the file (`/Invoice #1.pdf`)
 * is escaped: everybody cuts a link there.
 */
export function fileLink(link: string): string {
	const bare = link.replace(/[\u200b\u2060\ufeff]/g, '').replaceAll('&amp;', '&');
	const plain = /[([<{]/.test(bare) ? bare : bare.replace(signsBehind, '$1');
	const at = plain.indexOf('#');
	const [path, behind] = [plain.slice(0, at), plain.slice(at)];
	const isName =
		at !== -1 &&
		ending.test(behind) &&
		!/[/?&=!]/.test(behind) &&
		!ending.test(path) &&
		/^https?:\/\/[^/?]+\/[^?]*$/i.test(path);
	return isName ? path + behind.replaceAll('#', '%23') : plain;
}

const ownDevice = /^(?:(?:[^.]+\.)?localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\])$/;

/**
 * Why nobody can open a page by this link, judged by the link alone; null where no reason is known. In a private
 * network it may well be a page for colleagues.
 */
export function pageLinkProblem(link: string): LinkProblem | null {
	const problem = compositionProblem(link);
	if (problem) return problem;
	const url = parseWebUrl(link);
	if (!url) {
		return {
			happened: 'is not a web address',
			remedy: 'Give an address that starts with https://.',
		};
	}
	if (!ownDevice.test(url.hostname)) return null;
	return {
		happened: 'leads back to the device that opens it',
		remedy: 'Give the address at which other people reach the page.',
	};
}

/** A file as a text, in place of its link. */
function contentProblem(link: string): LinkProblem | null {
	if (!/^data:|^[\w+/]{100}/i.test(link)) return null;
	return {
		happened: 'is the text of a file, not its address',
		remedy:
			'Make a file of it with the node Convert to File, operation Move Base64 String to File, and give that: it is then uploaded first.',
	};
}

/** What went wrong when the link was put together. */
function compositionProblem(link: string): LinkProblem | null {
	const alone = /https?:\/\/[^\s"'<>()[\]]+/i.exec(link);
	if (alone && alone.index > 0 && /^[^\w/]|\s/.test(link.slice(0, alone.index))) {
		return {
			happened: 'holds more than an address',
			remedy: `Give the address alone: ${alone[0].slice(0, 200)}`,
		};
	}
	if (isMissingValue(link)) {
		return {
			happened: 'comes from an expression that found nothing',
			remedy: 'Look at what the link is taken from.',
		};
	}
	if (isUnevaluated(link)) {
		return {
			happened: 'holds an expression that n8n has not evaluated',
			remedy: 'Set the field to Expression.',
		};
	}
	// "x.pnghttps://" comes from a list that was joined without a sign between.
	if (/[\s,;|](?:https?:\/\/|www\.)|\.[a-z\d]{2,5}https?:\/\//i.test(link)) {
		return { happened: 'holds more than one address', remedy: 'Give one address.' };
	}
	if (/^https?:\/\/https?(?::|\/\/)/i.test(link)) {
		return { happened: 'begins with https:// twice', remedy: 'Take one of the two off.' };
	}
	if (!lostValues.some((lost) => lost.test(link))) return null;
	return {
		happened: 'has a part from an expression that found nothing',
		remedy: 'Look at what the parts of the link are taken from.',
	};
}
