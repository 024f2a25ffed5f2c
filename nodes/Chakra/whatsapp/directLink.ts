import { ownMember } from '../json/narrow';
import { parseWebUrl } from '../json/parseUrl';

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

/**
 * Google's path without the company (`/a/example.com`) and without the number of the account in the browser (`/u/0`).
 */
const withoutAccount = ({ pathname }: URL) =>
	pathname.replace(/^\/a\/[^/]+/, '').replace(/\/u\/\d{1,3}(?=\/)/, '');

const exportFormats: Readonly<Record<string, string>> = {
	document: 'export?format=pdf',
	drawings: 'export/png',
	presentation: 'export/pdf',
	spreadsheets: 'export?format=xlsx',
};

/** Where GitHub keeps files, and the pictures of people; the other addresses are pages. */
const githubFile =
	/^\/(?:[^/]+\.png$|user-attachments\/|[^/]+\/[^/]+\/(?:raw|archive|assets|files|zipball|tarball|releases\/download|releases\/latest\/download)\/)/;

/** Hosts whose links lead to pages; no direct link can be derived. `www.` and `m.` in front are left out. */
const pageHosts: ReadonlySet<string> = new Set(
	[
		'1drv.ms onedrive.live.com icloud.com share.icloud.com photos.app.goo.gl photos.google.com forms.gle',
		'we.tl mega.nz mediafire.com terabox.com disk.yandex.com disk.yandex.ru yadi.sk gofile.io u.pcloud.link',
		'imgur.com ibb.co postimg.cc prnt.sc gyazo.com flickr.com pexels.com pixabay.com giphy.com tenor.com',
		'youtube.com youtu.be vimeo.com loom.com tiktok.com instagram.com facebook.com fb.watch x.com twitter.com',
		'linkedin.com pinterest.com t.me wa.me chat.whatsapp.com web.whatsapp.com',
		'canva.com figma.com scribd.com issuu.com docsend.com trello.com airtable.com discord.com',
		'mail.google.com outlook.office.com outlook.live.com teams.microsoft.com fromsmash.com transfernow.net',
		'4shared.com sendspace.com filemail.com sendgb.com swisstransfer.com drive.proton.me',
		'console.cloud.google.com sites.google.com paper.dropbox.com e.pcloud.link acrobat.adobe.com',
		'disk.yandex.com.tr cloud.mail.ru pan.baidu.com icloud.com.cn streamable.com imgbb.com',
		'workdrive.zoho.com workdrive.zoho.eu workdrive.zoho.in',
	].flatMap((hosts) => hosts.split(' ')),
);

/** Companies and regions have hosts of their own below these. */
const pageDomains = /(?:^|\.)(?:box|wetransfer|console\.aws\.amazon)\.com$/;

const isPageHost = (host: string) =>
	pageHosts.has(host.replace(/^(?:www|m)\./, '')) || pageDomains.test(host);

/**
 * The address that a viewer, a search or a warning before a foreign link has in its own address; empty where it has
 * none.
 */
function addressIn({ searchParams }: URL): string {
	const given = ['imgurl', 'url', 'q', 'u', 'src'].map((name) => searchParams.get(name) ?? '');
	return given.find((text) => parseWebUrl(text) !== null) ?? '';
}

const isDownload = ({ pathname, searchParams }: URL) =>
	searchParams.get('download') === '1' ||
	/^\/(?:download|shared\/static)\b|\.(?:png|jpe?g|gif|webp|mp[34]|m4a|ogg|3gp|pdf|docx?|xlsx?|pptx?|txt)$/i.test(
		pathname,
	);

/**
 * The rule for Dropbox is documented: help.dropbox.com/share/force-download. Those of the other hosts are only known
 * from use.
 */
const sharingPages: readonly SharingPage[] = [
	{
		host: /^drive\.google\.com$/,
		direct(link) {
			const { searchParams } = link;
			const pathname = withoutAccount(link);
			const file = /^\/file\/d\/([^/]+)/.exec(pathname)?.[1];
			if (file !== undefined) return driveFile(file);
			const id = searchParams.get('id');
			if (id && (pathname === '/uc' || pathname === '/thumbnail')) return null;
			return pathname === '/open' && id ? driveFile(id) : addressIn(link);
		},
	},
	{
		host: /^docs\.google\.com$/,
		direct(link) {
			const { searchParams } = link;
			const pathname = withoutAccount(link);
			const isPublished = pathname.endsWith('/pub') && searchParams.has('output');
			if (pathname === '/uc' || pathname.includes('/export') || isPublished) return null;
			const [, kind = '', id = ''] = /^\/(\w+)\/d\/([^/]+)/.exec(pathname) ?? [];
			if (kind === 'file') return driveFile(id);
			const format = ownMember(exportFormats, kind);
			if (format && id !== 'e') return `https://docs.google.com/${kind}/d/${id}/${format}`;
			const file = searchParams.get('id');
			return pathname === '/open' && file ? driveFile(file) : addressIn(link);
		},
	},
	{
		host: /^(?:www\.)?google\.(?:com?\.)?[a-z]{2,3}$/,
		direct: (link) => (/^\/(?:url|imgres|search)$/.test(link.pathname) ? addressIn(link) : null),
	},
	{
		host: /^(?:lm?\.facebook\.com|l\.instagram\.com|slack-redir\.net|view\.officeapps\.live\.com)$|\.safelinks\.protection\.outlook\.com$/,
		direct: addressIn,
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
		direct({ pathname, searchParams }) {
			const [, repository, file] = /^(\/[^/]+\/[^/]+)\/blob(\/.+)$/.exec(pathname) ?? [];
			if (!repository || !file) return githubFile.test(pathname) ? null : '';
			return searchParams.has('raw') ? null : `https://github.com${repository}/raw${file}`;
		},
	},
	{
		host: /^gist\.github\.com$/,
		direct: ({ pathname }) => (/\/raw(?:\/|$)/.test(pathname) ? null : ''),
	},
	{
		host: /^(?:www\.)?notion\.so$|\.notion\.site$/,
		direct: ({ pathname }) => (/^\/(?:image|signed)\//.test(pathname) ? null : ''),
	},
	{
		host: /^(?:www\.)?tmpfiles\.org$/,
		direct: ({ origin, pathname }) =>
			pathname.startsWith('/dl/') ? null : `${origin}/dl${pathname}`,
	},
	{
		host: /^(?:www\.)?unsplash\.com$/,
		direct: ({ origin, pathname }) =>
			pathname.endsWith('/download') ? null : `${origin}${pathname}/download`,
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
		// Without this it gives a description of the file.
		host: /^firebasestorage\.googleapis\.com$/,
		direct(link) {
			if (link.searchParams.get('alt') === 'media') return null;
			const direct = new URL(link);
			direct.searchParams.set('alt', 'media');
			return direct.href;
		},
	},
	{
		host: /(?:^|\.)wikimedia\.org$|\.wikipedia\.org$/,
		direct({ origin, pathname }) {
			const file = /^\/wiki\/File:(.+)$/.exec(pathname)?.[1];
			return file === undefined ? null : `${origin}/wiki/Special:FilePath/${file}`;
		},
	},
	{
		host: /^[\w-]+\.sharepoint\.(?:com|cn|us)$/,
		direct(link) {
			if (link.searchParams.get('download') === '1') return null;
			if (link.pathname.endsWith('/download.aspx')) return null;
			const direct = new URL(link);
			direct.searchParams.set('download', '1');
			return link.pathname.startsWith('/:') ? direct.href : '';
		},
	},
];

/**
 * Nextcloud and ownCloud run on everybody's own hosts, and mark a shared file by 15 characters. Without `index.php` the
 * path alone is no proof.
 */
const isNextcloudPage = ({ hostname, pathname }: URL) => {
	const [, before] = /^(.{0,60})\/s\/[a-zA-Z0-9]{15}$/.exec(pathname) ?? [];
	const isNamed = /(?:^|\.)(?:next|own)?cloud\./.test(hostname);
	return before !== undefined && (before.endsWith('/index.php') || isNamed);
};

/**
 * The direct link to the file of a sharing link. Null where the link may well be direct already, empty where it leads
 * to a page and no direct link is known.
 */
export function directLink(link: URL): string | null {
	const page = sharingPages.find(({ host }) => host.test(link.hostname));
	if (page) return page.direct(link);
	if (isNextcloudPage(link)) return `${link.origin}${link.pathname}/download`;
	return isPageHost(link.hostname) && !isDownload(link) ? '' : null;
}
