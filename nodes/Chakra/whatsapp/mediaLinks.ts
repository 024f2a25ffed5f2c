import { isPublicHost } from './publicHost';

/** Why WhatsApp cannot fetch a file by its link. */
interface LinkProblem {
	happened: string;
	remedy: string;
}

/** A host whose sharing links lead to a web page and not to the file. */
interface SharingPage {
	host: RegExp;
	/**
	 * The direct link to the file. Null where the link is already direct, empty where no direct link can be derived.
	 */
	direct(link: URL): string | null;
}

const driveFile = (id: string) =>
	`https://drive.google.com/uc?export=download&id=${encodeURIComponent(id)}`;

const exportFormats: Readonly<Record<string, string>> = {
	document: 'export?format=pdf',
	presentation: 'export/pdf',
	spreadsheets: 'export?format=xlsx',
};

/**
 * The rule for Dropbox is documented: help.dropbox.com/share/force-download. Those of the other hosts are only known
 * from use.
 */
const sharingPages: readonly SharingPage[] = [
	{
		host: /^drive\.google\.com$/,
		direct({ pathname, searchParams }) {
			const file = /^\/file\/(?:u\/\d+\/)?d\/([^/]+)/.exec(pathname)?.[1];
			if (file !== undefined) return driveFile(file);
			if (pathname === '/uc' || pathname === '/thumbnail') return null;
			const id = searchParams.get('id');
			return pathname === '/open' && id ? driveFile(id) : '';
		},
	},
	{
		host: /^docs\.google\.com$/,
		direct({ pathname, searchParams }) {
			if (pathname === '/uc' || pathname.includes('/export')) return null;
			const [, kind = '', id = ''] = /^\/(\w+)\/(?:u\/\d+\/)?d\/([^/]+)/.exec(pathname) ?? [];
			const { [kind]: format } = exportFormats;
			if (format && id !== 'e') return `https://docs.google.com/${kind}/d/${id}/${format}`;
			const file = searchParams.get('id');
			return pathname === '/open' && file ? driveFile(file) : '';
		},
	},
	{
		host: /^(?:www\.|m\.)?dropbox\.com$/,
		direct(link) {
			const { searchParams } = link;
			if (searchParams.get('dl') === '1' || searchParams.get('raw') === '1') return null;
			const direct = new URL(link);
			direct.searchParams.set('dl', '1');
			return /^\/(?:s|sh|scl)\//.test(link.pathname) ? direct.href : '';
		},
	},
	{
		host: /^(?:www\.)?github\.com$/,
		direct({ pathname }) {
			const [, repository, file] = /^(\/[^/]+\/[^/]+)\/blob(\/.+)$/.exec(pathname) ?? [];
			return repository && file ? `https://github.com${repository}/raw${file}` : null;
		},
	},
	{
		host: /^(?:www\.)?gitlab\.com$/,
		direct: ({ origin, pathname }) =>
			pathname.includes('/-/blob/') ? origin + pathname.replace('/-/blob/', '/-/raw/') : null,
	},
	{
		host: /^(?:www\.)?bitbucket\.org$/,
		direct({ origin, pathname }) {
			const [, repository, file] = /^(\/[^/]+\/[^/]+)\/src(\/.+)$/.exec(pathname) ?? [];
			return repository && file ? `${origin}${repository}/raw${file}` : null;
		},
	},
	{
		host: /^[\w-]+\.sharepoint\.com$/,
		direct(link) {
			if (link.searchParams.get('download') === '1') return null;
			if (link.pathname.endsWith('/download.aspx')) return null;
			const direct = new URL(link);
			direct.searchParams.set('download', '1');
			return link.pathname.startsWith('/:') ? direct.href : '';
		},
	},
	{
		host: /^(?:1drv\.ms|onedrive\.live\.com|photos\.app\.goo\.gl|photos\.google\.com|we\.tl|(?:www\.)?wetransfer\.com|(?:www\.|share\.)?icloud\.com|mega\.nz|(?:www\.)?mediafire\.com|(?:[\w-]+\.)?(?:app\.)?box\.com|(?:www\.|m\.)?(?:imgur|youtube|vimeo|canva)\.com|youtu\.be|gist\.github\.com|u\.pcloud\.link)$/,
		direct: ({ pathname, searchParams }) =>
			searchParams.get('download') === '1' || /^\/(?:download|shared\/static)\b/.test(pathname)
				? null
				: '',
	},
];

const UPLOAD_INSTEAD = 'or give the file itself: it is then uploaded first.';

/**
 * Why WhatsApp's servers cannot fetch a file by this link, judged by the link alone; null where no reason is known.
 * @param apiUrl the API's base URL; its own links are always accepted, because a test server may run on this machine
 */
export function mediaLinkProblem(link: string, apiUrl: string): LinkProblem | null {
	if (/[\s,;|](?:https?:\/\/|www\.)/i.test(link)) {
		return { happened: 'holds more than one address', remedy: 'Give one address.' };
	}
	if (!/^https?:\/\//i.test(link) || !URL.canParse(link)) {
		return {
			happened: 'is not a public web address',
			remedy: 'Give a direct link to the file that starts with https://.',
		};
	}
	const url = new URL(link);
	if (URL.canParse(apiUrl) && url.origin === new URL(apiUrl).origin) return null;
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
	const page = sharingPages.find(({ host }) => host.test(url.hostname));
	const direct = page?.direct(url) ?? null;
	if (direct === null) return null;
	return {
		happened: `leads to a page of ${url.hostname}, not to the file itself`,
		remedy:
			direct === ''
				? `Give a direct link to the file, ${UPLOAD_INSTEAD}`
				: `Use the direct link ${direct} (whoever has it must be allowed to open it), ${UPLOAD_INSTEAD}`,
	};
}
