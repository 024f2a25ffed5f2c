import { onlyJson, errorOf } from '../operate';
import { useSandbox } from '../useSandbox';
import { listed, named, sendTemplate } from './templateMessage';

const sandbox = useSandbox();

const byLink = (name: string) => ({
	headerMedia: 'url',
	headerMediaUrl: `https://example.com/${name}`,
});
const picture = listed('christmas_promo_23', { body_1: 'Ana' });
const report = listed('weekly_report', { body_1: 'Monday' });
const byName = { ...named('any'), headerMediaKind: 'image' };

test.each([
	['an image, from the list', picture, 'a.heic'],
	['an image, by name', byName, 'a.gif'],
	['whatever its link tells', named('any'), 'a.gif'],
	['a video', listed('how_it_works'), 'a.mov'],
	['a document', report, 'a.csv'],
])('no header for %s takes a link that WhatsApp does not', async (_, template, name) => {
	const refusal = errorOf(await sendTemplate(sandbox(), 'send', { ...template, ...byLink(name) }));
	expect(refusal).toMatch(/^The link ending in "a\.\w+" does not fit the header of the template/);
	expect(sandbox().messages).toEqual([]);
});

test.each([
	['no ending', picture, 'a'],
	['an ending that tells no type', picture, 'a.php'],
	['another ending of the type', picture, 'a.jfif'],
	['the ending of a document', report, 'a.docx'],
])('a header takes a link with %s', async (_, template, name) => {
	onlyJson(await sendTemplate(sandbox(), 'send', { ...template, ...byLink(name) }));
	expect(sandbox().messages).toHaveLength(1);
});
