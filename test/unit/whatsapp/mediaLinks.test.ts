import {
	fileLink,
	mediaLinkProblem,
	pageLinkProblem,
} from '../../../nodes/Chakra/whatsapp/mediaLinks';
import { isPublicHost } from '../../../nodes/Chakra/whatsapp/publicHost';

const api = 'https://api.chakrahq.com';
const hostOf = (address: string) => new URL(address).hostname;

describe('a host that the Internet cannot reach', () => {
	test.each([
		'http://localhost:5678/a.png',
		'http://LOCALHOST./a.png',
		'http://files.localhost/a.png',
		'http://n8n/a.png',
		'http://nas.local/a.png',
		'http://host.docker.internal/a.png',
		'http://printer.home.arpa/a.png',
		'http://127.0.0.1/a.png',
		'http://127.1/a.png',
		'http://2130706433/a.png',
		'http://0x7f.0.0.1/a.png',
		'http://0.0.0.0/a.png',
		'http://10.1.2.3/a.png',
		'http://100.100.1.1/a.png',
		'http://169.254.169.254/a.png',
		'http://172.16.0.1/a.png',
		'http://172.31.255.255/a.png',
		'http://192.168.178.20/a.png',
		'http://224.0.0.1/a.png',
		'http://[::1]/a.png',
		'http://[::]/a.png',
		'http://[fe80::1]/a.png',
		'http://[fd12:3456::1]/a.png',
		'http://[::ffff:192.168.1.1]/a.png',
		'http://[2001:db8::1]/a.png',
		'http://[2002:a00:1::]/a.png',
		'http://[2001::1]/a.png',
		'http://[2001:0:4136:e378::1]/a.png',
		'http://[3fff:123::1]/a.png',
		'http://[64:ff9b::10.0.0.1]/a.png',
		'http://192.0.2.1/a.png',
		'http://198.51.100.7/a.png',
		'http://203.0.113.9/a.png',
		'http://017700000001/a.png',
		'http://①②⑦.0.0.1/a.png',
		'http://example.com../a.png',
		'http://undefined/a.png',
		'http://fritz.box/a.png',
		'http://localtest.me/a.png',
		'http://shop.lvh.me/a.png',
		'http://10.0.0.1.nip.io/a.png',
		'http://shop-192-168-1-20.sslip.io/a.png',
		'http://minio.docker/a.png',
		'http://wiki.intra/a.png',
		'http://[64:ff9b:1::1]/a.png',
	])('%s', (address) => {
		expect(isPublicHost(hostOf(address))).toBe(false);
	});
});

test.each([
	'https://example.com/a.png',
	'https://localhost.example.com/a.png',
	'https://local.example/a.png',
	'https://fritz.box.example.com/a.png',
	'http://8.8.8.8.nip.io/a.png',
	'http://8.8.8.8/a.png',
	'http://172.32.0.1/a.png',
	'http://100.128.0.1/a.png',
	'http://[2606:4700::1111]/a.png',
	'http://[2001:4860:4860::8888]/a.png',
	'http://[::ffff:8.8.8.8]/a.png',
])('%s can be reached', (address) => {
	expect(isPublicHost(hostOf(address))).toBe(true);
});

test.each([
	[
		'https://drive.google.com/file/d/1AbC_d-E/view?usp=sharing',
		'https://drive.google.com/uc?export=download&id=1AbC_d-E',
	],
	['https://drive.google.com/open?id=1AbC', 'https://drive.google.com/uc?export=download&id=1AbC'],
	[
		'https://docs.google.com/document/d/1AbC/edit#heading=h.1',
		'https://docs.google.com/document/d/1AbC/export?format=pdf',
	],
	[
		'https://docs.google.com/spreadsheets/d/1AbC/edit?gid=0',
		'https://docs.google.com/spreadsheets/d/1AbC/export?format=xlsx',
	],
	[
		'https://www.dropbox.com/scl/fi/ab12/bill.pdf?rlkey=xy&dl=0',
		'https://www.dropbox.com/scl/fi/ab12/bill.pdf?rlkey=xy&dl=1',
	],
	['https://dropbox.com/s/ab12/bill.pdf', 'https://dropbox.com/s/ab12/bill.pdf?dl=1'],
	[
		'https://github.com/me/shop/blob/main/docs/bill.pdf',
		'https://github.com/me/shop/raw/main/docs/bill.pdf',
	],
	[
		'https://gitlab.com/me/shop/-/blob/main/bill.pdf',
		'https://gitlab.com/me/shop/-/raw/main/bill.pdf',
	],
	[
		'https://drive.google.com/a/example.com/file/d/1AbC/view',
		'https://drive.google.com/uc?export=download&id=1AbC',
	],
	[
		'https://docs.google.com/a/example.com/presentation/d/1AbC/edit',
		'https://docs.google.com/presentation/d/1AbC/export/pdf',
	],
	[
		'https://drive.google.com/u/1/file/d/1AbC/view',
		'https://drive.google.com/uc?export=download&id=1AbC',
	],
	[
		'https://docs.google.com/file/d/1AbC/edit',
		'https://drive.google.com/uc?export=download&id=1AbC',
	],
	[
		'https://docs.google.com/document/u/0/d/1AbC/edit',
		'https://docs.google.com/document/d/1AbC/export?format=pdf',
	],
	[
		'https://files.shop.example/index.php/s/aB3dE5gH7jK9mN1',
		'https://files.shop.example/index.php/s/aB3dE5gH7jK9mN1/download',
	],
	[
		'https://nextcloud.shop.example/s/aB3dE5gH7jK9mN1',
		'https://nextcloud.shop.example/s/aB3dE5gH7jK9mN1/download',
	],
	[
		'https://commons.wikimedia.org/wiki/File:Bill.jpg',
		'https://commons.wikimedia.org/wiki/Special:FilePath/Bill.jpg',
	],
	[
		'https://docs.google.com/drawings/d/1AbC/edit',
		'https://docs.google.com/drawings/d/1AbC/export/png',
	],
	[
		'https://firebasestorage.googleapis.com/v0/b/shop/o/a%2Fb.pdf?token=x',
		'https://firebasestorage.googleapis.com/v0/b/shop/o/a%2Fb.pdf?token=x&alt=media',
	],
	['https://tmpfiles.org/123/a.png', 'https://tmpfiles.org/dl/123/a.png'],
	['https://unsplash.com/photos/AbC', 'https://unsplash.com/photos/AbC/download'],
	['https://bitbucket.org/me/shop/src/main/a.pdf', 'https://bitbucket.org/me/shop/raw/main/a.pdf'],
	[
		'https://www.google.com/url?sa=t&url=https%3A%2F%2Fshop.example%2Fa.pdf&usg=A',
		'https://shop.example/a.pdf',
	],
	['https://www.google.com/url?q=https://shop.example/a.pdf', 'https://shop.example/a.pdf'],
	[
		'https://www.google.co.in/imgres?imgurl=https%3A%2F%2Fshop.example%2Fa.png&imgrefurl=https%3A%2F%2Fb.example',
		'https://shop.example/a.png',
	],
	[
		'https://l.facebook.com/l.php?u=https%3A%2F%2Fshop.example%2Fa.pdf&h=A',
		'https://shop.example/a.pdf',
	],
	[
		'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fshop.example%2Fa.pdf&data=05',
		'https://shop.example/a.pdf',
	],
	[
		'https://view.officeapps.live.com/op/view.aspx?src=https%3A%2F%2Fshop.example%2Fa.docx&wdOrigin=B',
		'https://shop.example/a.docx',
	],
	['https://docs.google.com/viewer?url=https://shop.example/a.pdf', 'https://shop.example/a.pdf'],
	[
		'https://docs.google.com/gview?embedded=true&url=https://shop.example/a.pdf',
		'https://shop.example/a.pdf',
	],
	[
		'https://drive.google.com/viewerng/viewer?url=https://shop.example/a.pdf',
		'https://shop.example/a.pdf',
	],
])('%s is a page, and the direct link is named', (link, direct) => {
	const problem = mediaLinkProblem(link, api);
	expect(problem?.happened).toMatch(/leads to a page of/);
	expect(problem?.remedy).toContain(`Use the direct link ${direct} `);
	expect(mediaLinkProblem(direct, api)).toBeNull();
});

test.each([
	'https://drive.google.com/drive/folders/1AbC',
	'https://1drv.ms/b/s!AbC',
	'https://photos.app.goo.gl/AbC',
	'https://www.dropbox.com/home/bill.pdf',
	'https://docs.google.com/constructor/d/1AbC/edit',
	'https://e.pcloud.link/publink/show?code=XZ1',
	'https://cloud.mail.ru/public/ab12/cd34',
	'https://workdrive.zoho.eu/file/ab12',
	'https://www.icloud.com.cn/iclouddrive/0ab1',
])('%s is a page, and no direct link is known', (link) => {
	expect(mediaLinkProblem(link, api)?.remedy).toMatch(/^Give a direct link to the file/);
});

test.each([
	['with a comma', 'https://example.com/a.png,https://example.com/b.png'],
	['with a comma and a blank', 'https://example.com/a.png, HTTPS://example.com/b.png'],
	['on two lines', 'https://example.com/a.png\nhttps://example.com/b.png'],
	['with nothing between', 'https://example.com/a.pnghttps://example.com/b.png'],
])('two addresses %s are one too many', (_, link) => {
	expect(mediaLinkProblem(link, api)?.happened).toBe('holds more than one address');
});

test.each([
	'https://example.com/a,b.png',
	'https://example.com/fetch?of=https://example.com/a.png',
	'https://example.com/fetch/https://example.com/a.png',
])('%s is one address', (link) => {
	expect(mediaLinkProblem(link, api)).toBeNull();
});

test("what the API itself gives out is taken, also on one's own machine", () => {
	const own = 'http://127.0.0.1:4010';
	expect(mediaLinkProblem(`${own}/public/a.png`, own)).toBeNull();
	expect(mediaLinkProblem('http://127.0.0.1:4011/a.png', own)).not.toBeNull();
});

test.each([
	['https://ana:pass@files.example.com/a.png', /user name or password/, /opens without/],
	['https://a.example.com/1.png, www.b.example.com/2.png', /more than one address/, /one address/],
	[
		'https://team.sharepoint.com/:b:/s/x/abc?e=1',
		/page of team.sharepoint.com/,
		/\/:b:\/s\/x\/abc\?e=1&download=1/,
	],
	[
		'https://team-my.sharepoint.com/personal/x/Documents/a.pdf',
		/page of team-my.sharepoint.com/,
		/direct link/,
	],
	[
		'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1&ext=2&hash=A',
		/sign-in or an access token/,
		/Media > Download/,
	],
	[
		'https://api.chakrahq.com/v2/whatsapp/v19.0/media/1166846181421424/show',
		/sign-in or an access token/,
		/Media > Download/,
	],
	[
		'https://scontent.whatsapp.net/v/t61/1_n.jpg?ccb=1-7&oh=A&oe=69FFFFFF',
		/example file of a template/,
		/give it as a file/,
	],
	['https://mmg.whatsapp.net/v/t62/a.enc', /sign-in or an access token/, /the file itself/],
	[
		'https://files.slack.com/files-pri/T1-F1/a.pdf',
		/sign-in or an access token/,
		/the file itself/,
	],
	...[
		'https://abc.supabase.co/storage/v1/object/authenticated/invoices/a.pdf',
		'https://www.googleapis.com/drive/v3/files/1a?alt=media',
		'https://content.dropboxapi.com/2/files/download',
	].map((link): [string, RegExp, RegExp] => [
		link,
		/sign-in or an access token/,
		/the file itself/,
	]),
	[
		'https://n8n.example.com/rest/binary-data?id=filesystem-v2:a&action=view',
		/sign-in or an access token/,
		/the file itself/,
	],
	['https://example.com/bills/undefined.pdf', /found nothing/, /taken from/],
	['https://example.com/NaN/a.pdf', /found nothing/, /taken from/],
	[
		'https://shop.s3.amazonaws.com/a.pdf?X-Amz-Date=20240101T000000Z&X-Amz-Expires=3600&X-Amz-Signature=a',
		/has ended: it was valid until 2024-01-01T01:00:00.000Z/,
		/new link/,
	],
	[
		'https://storage.googleapis.com/shop/a.pdf?X-Goog-Date=20240101T000000Z&X-Goog-Expires=60',
		/valid until 2024-01-01T00:01:00/,
		/new link/,
	],
	[
		'https://cdn.example.com/a.pdf?Expires=1704067200&Signature=a&Key-Pair-Id=K',
		/valid until 2024-01-01T00:00:00/,
		/new link/,
	],
	[
		'https://shop.blob.core.windows.net/a.pdf?sv=1&se=2024-01-01T00%3A00%3A00Z&sig=a',
		/valid until 2024-01-01T00:00:00/,
		/new link/,
	],
	[
		'https://cdn.discordapp.com/attachments/1/2/a.pdf?ex=65920080&is=6590af00&hm=1',
		/valid until 2024-01-01T00:00:00/,
		/new link/,
	],
	[
		'https://scontent.cdninstagram.com/v/a.jpg?oh=1&oe=65920080',
		/valid until 2024-01-01/,
		/new link/,
	],
	['https://www.google.com/search?q=bill', /page of www.google.com/, /direct link/],
	['https://example.com/files/null', /found nothing/, /taken from/],
	['https://example.com/bills/.pdf', /found nothing/, /taken from/],
	['https://example.com/.jpg?v=1', /found nothing/, /taken from/],
	['https://drive.google.com/uc?export=download&id=', /page of drive.google.com/, /direct link/],
	['https://example.com/[object%20Object].pdf', /found nothing/, /taken from/],
	['https://example.com/%7B%7B$json.id%7D%7D.pdf', /found nothing/, /taken from/],
	['https://https://example.com/a.pdf', /begins with https:\/\/ twice/, /Take one/],
	['http://https//example.com/a.pdf', /begins with https:\/\/ twice/, /Take one/],
	['https://storage.cloud.google.com/shop/a.pdf', /sign-in or an access token/, /the file itself/],
	['https://team.slack.com/files/U1/F1/a.pdf', /sign-in or an access token/, /the file itself/],
	['https://discord.com/channels/1/2', /page of discord.com/, /direct link/],
	['https://drive.proton.me/urls/1#a', /page of drive.proton.me/, /direct link/],
	['https://s3.console.aws.amazon.com/s3/object/a', /page of s3.console/, /direct link/],
	['https://airtable.com/app1/tbl1', /page of airtable.com/, /direct link/],
	['https://mail.google.com/mail/u/0/?view=att', /page of mail.google.com/, /direct link/],
	['https://example.com/[object Object]/a.pdf', /found nothing/, /taken from/],
	['https://example.com/{{ $json.id }}.pdf', /has not evaluated/, /to Expression/],
	['{{ $json.publicMediaUrl }}', /has not evaluated/, /to Expression/],
	['data:image/png;base64,iVBORw0KGgo=', /text of a file/, /node Convert to File/],
	['iVBORw0KGgo'.repeat(20), /text of a file/, /node Convert to File/],
	['undefined', /comes from an expression that found nothing/, /taken from/],
	[
		'Photo: https://example.com/a.png',
		/more than an address/,
		/alone: https:\/\/example.com\/a.png$/,
	],
	['![Photo](https://example.com/a.png)', /more than an address/, /a.png$/],
	['["https://example.com/a.png"]', /more than an address/, /a.png$/],
	['=IMAGE("https://example.com/a.png")', /more than an address/, /a.png$/],
	['<img src="https://example.com/a.png">', /more than an address/, /a.png$/],
	[
		'https://eu-west-1.console.aws.amazon.com/s3/object/a',
		/page of eu-west-1.console/,
		/direct link/,
	],
	['https://graph.microsoft.com/v1.0/me/drive/items/1/content', /access token/, /the file itself/],
	['blob:https://web.example.com/0b5c', /not a public web address/, /the file itself/],
	['file:///home/ana/a.png', /not a public web address/, /the file itself/],
	['ftp://example.com/a.png', /not a public web address/, /https:/],
	['example.com/a.png', /not a public web address/, /https:/],
	['https://ana.notion.site/Bill-abc', /page of ana.notion.site/, /direct link/],
	['https://www.notion.so/Bill-abc', /page of www.notion.so/, /direct link/],
	['https://team.wetransfer.com/downloads/abc', /page of team.wetransfer.com/, /direct link/],
	['https://photos.google.com/share/abc', /page of photos.google.com/, /direct link/],
	['https://github.com/me/shop', /page of github.com/, /direct link/],
	['https://github.com/me/shop/releases/tag/v1', /page of github.com/, /direct link/],
	['https://gist.github.com/me/abc', /page of gist.github.com/, /direct link/],
	['https://ibb.co/abc', /page of ibb.co/, /direct link/],
	['https://www.instagram.com/p/abc/', /page of www.instagram.com/, /direct link/],
	['https://docs.google.com/forms/d/e/1FA/viewform', /page of docs.google.com/, /direct link/],
	['https://share.icloud.com/photos/abc', /page of share.icloud.com/, /direct link/],
	['https://app.box.com/s/abc', /page of app.box.com/, /direct link/],
	['https://team.app.box.com/s/abc', /page of team.app.box.com/, /direct link/],
	['https://imgur.com/abc', /page of imgur.com/, /direct link/],
	['https://youtu.be/abc', /page of youtu.be/, /direct link/],
	['https://www.mediafire.com/file/abc/a.pdf/file', /page of www.mediafire.com/, /direct link/],
	['https://mega.nz/file/abc', /page of mega.nz/, /direct link/],
])('%s is refused with its reason', (link, happened, remedy) => {
	expect(mediaLinkProblem(link, api)).toEqual({
		happened: expect.stringMatching(happened),
		remedy: expect.stringMatching(remedy),
	});
});

test.each([
	'https://team.sharepoint.com/:b:/s/x/abc?download=1',
	'https://team.sharepoint.com/sites/x/_layouts/15/download.aspx?share=abc',
	'https://onedrive.live.com/download?resid=1',
	'https://i.imgur.com/abc.png',
	'https://github.com/me/shop/releases/download/v1/bill.pdf',
	'https://drive.google.com/thumbnail?id=abc',
	'https://s3.eu-central-1.amazonaws.com/s/aB3dE5gH7jK9mN1',
	'https://download.wetransfer.com/eugv/abc/def/offer.docx?token=abc',
	'https://drive.google.com/u/0/uc?id=abc&export=download',
	'https://content.dropboxapi.com/apitl/1/AbC-dEf',
	'https://upload.wikimedia.org/wikipedia/commons/a/ab/Bill.jpg',
	'https://github.com/user-attachments/assets/0b5c',
	'https://raw.githubusercontent.com/me/shop/main/bill.pdf',
	'https://gist.github.com/me/abc/raw/bill.txt',
	'https://i.ibb.co/abc/a.png',
	'https://github.com/ana.png',
	'https://github.com/me/shop/blob/main/bill.pdf?raw=true',
	'https://cdn.discordapp.com/attachments/1/2/a.pdf?ex=f48656ff&is=65900000&hm=1',
	'https://scontent.xx.fbcdn.net/v/t/a.jpg?oh=1&oe=F4865700',
	'https://www.google.com/images/branding/googlelogo/2x/googlelogo_color_272x92dp.png',
	'https://google.example.com/search',
	'https://storage.googleapis.com/shop/a.pdf',
	'https://example.com/nullable/a.pdf',
	'https://shop.s3.amazonaws.com/a.pdf?X-Amz-Date=20990101T000000Z&X-Amz-Expires=3600',
	'https://shop.s3.amazonaws.com/a.pdf?X-Amz-Date=today&X-Amz-Expires=3600',
	'https://shop.s3.amazonaws.com/a.pdf?X-Amz-Date=20240101T000000Z&X-Amz-Expires=',
	'https://cdn.example.com/a.pdf?Expires=4102444800&Signature=a',
	'https://cdn.example.com/a.pdf?expires=1',
	'https://cdn.example.com/a.pdf?Expires=&Signature=a',
	'https://cdn.example.com/a.pdf?Expires=9e99&Signature=a',
	'https://shop.blob.core.windows.net/a.pdf?se=2099-01-01&sig=a',
	'https://shop.blob.core.windows.net/a.pdf?se=soon&sig=a',
	'https://example.com/.well-known/a.pdf',
	'https://example.com/a..pdf',
	'https://https.example.com/a.pdf',
	'https://imgur.com/abc.png',
	'https://pixabay.com/get/abc_640.jpg',
	'https://docs.google.com/spreadsheets/d/e/2PACX/pub?output=pdf',
	'https://www.notion.so/image/https%3A%2F%2Fexample.com%2Fa.png',
	'http://example.com/M\u00e4rz 2026/Rechnung #1.pdf',
	'https://app.box.com/shared/static/abc.pdf',
	'https://n8n.example.com/rest/binary-data/signed?token=abc',
	'https://api.chakrahq.com/public/a.png',
	'https://photos.example.com/media/12/show',
	'https://example.com/undefined-behaviour.pdf',
])('%s leads to the file itself', (link) => {
	expect(mediaLinkProblem(link, api)).toBeNull();
});

test.each([
	['https://shop.example/Invoice #1.pdf', 'https://shop.example/Invoice %231.pdf'],
	['https://shop.example/May 5. #1 #2.pdf', 'https://shop.example/May 5. %231 %232.pdf'],
	['https://shop.example/#1.pdf', 'https://shop.example/%231.pdf'],
	['https://shop.example/a?b=1&amp;c=2', 'https://shop.example/a?b=1&c=2'],
	['\u200bhttps://shop.example/a.pdf\u200b', 'https://shop.example/a.pdf'],
	['https://shop.example/a.pdf).', 'https://shop.example/a.pdf'],
	['https://shop.example/a.pdf”', 'https://shop.example/a.pdf'],
	['https://shop.example/a.pdf",', 'https://shop.example/a.pdf'],
	['https://shop.example/a.pdf>', 'https://shop.example/a.pdf'],
])('%s is fetched as %s', (link, fetched) => {
	expect(fileLink(link)).toBe(fetched);
});

test.each([
	'https://shop.example/a.pdf#page=2',
	'https://shop.example/a.pdf#b.pdf',
	'https://shop.example/#/files/a.pdf',
	'https://shop.example/#!a.pdf',
	'https://shop.example/a?b=c#d.pdf',
	'https://shop.example#a.pdf',
	'https://shop.example/a#top',
	'https://shop.example/a%23b.pdf',
	'https://shop.example/Offer_(new.pdf)',
	'https://shop.example/a.pdf?b=(c)',
	'https://shop.example/a,b.pdf',
])('%s is fetched as it is', (link) => {
	expect(fileLink(link)).toBe(link);
});

test.each([
	['http://localhost:3000/pay', /device that opens it/],
	['http://127.0.0.1/pay', /device that opens it/],
	['http://[::1]:5678/pay', /device that opens it/],
	['https://shop.example.com/[object Object]', /found nothing/],
	['https://shop.example.com/orders/undefined', /found nothing/],
	['https://shop.example.com/a, https://shop.example.com/b', /more than one address/],
	['shop.example.com', /not a web address/],
	['javascript:alert(1)', /not a web address/],
])('nobody can open the page %s', (link, happened) => {
	expect(pageLinkProblem(link)?.happened).toMatch(happened);
});

test.each([
	'https://www.instagram.com/shop',
	'https://intranet.example.local/holidays',
	'http://192.168.0.20/pay',
	'https://ana:pass@shop.example.com',
	'https://drive.google.com/drive/folders/1AbC',
	'https://shop.example.com/?of=a&sort=undefined',
])('people can open the page %s', (link) => {
	expect(pageLinkProblem(link)).toBeNull();
});
