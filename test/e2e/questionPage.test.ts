import { chromium, type Browser, type Page } from 'playwright-core';
import { asRecord } from '../../sandbox/narrow';
import { AskStage } from './askStage';
import { chromiumPath } from './chromium';
import { useSharedN8n } from './useN8n';

const base = useSharedN8n();
let stage: AskStage;
let browser: Browser;

beforeAll(async () => {
	const { live, sandbox } = base();
	stage = await AskStage.prepare(live, sandbox);
	browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
});
afterAll(async () => {
	await browser.close();
});

const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

/** The page of a question, on a small phone at night that runs no scripts. */
async function opened(text: string, more: Record<string, unknown>): Promise<Page> {
	await stage.begun(text, asRecord(more.options), more);
	const { body } = await stage.question(text);
	const { parameters } = asRecord(asRecord(body.interactive).action);
	const page = await browser.newPage({
		viewport: { width: 360, height: 640 },
		colorScheme: 'dark',
		javaScriptEnabled: false,
		isMobile: true,
	});
	await page.goto(String(asRecord(parameters).url));
	return page;
}

const widthOf = async (page: Page) =>
	await page.evaluate<number>('document.documentElement.scrollWidth');

it('a form fits into a phone, is dark where the phone is, and is filled in by the keyboard alone', async () => {
	const values = [
		{ fieldLabel: word, fieldType: 'text', requiredField: true },
		{ fieldLabel: 'Size', fieldType: 'dropdown', fieldOptions: `S,${word} ${word}` },
		{ fieldLabel: 'Sure', fieldType: 'checkbox' },
	];
	const formFields = { values };
	const page = await opened('For us?', { responseType: 'customForm', formFields });
	expect(await widthOf(page)).toBe(360);
	const colorOf = (what: string) => `getComputedStyle(document.documentElement).${what}`;
	expect(await page.evaluate(colorOf('color'))).toBe('rgb(255, 255, 255)');
	const { keyboard } = page;
	await keyboard.press('Tab');
	await keyboard.type('Ana');
	await keyboard.press('Tab');
	await keyboard.press('S');
	await keyboard.press('Tab');
	await keyboard.press('Space');
	await keyboard.press('Tab');
	await keyboard.press('Enter');
	await page.getByText('Thank you, your answer has arrived').waitFor();
	await page.close();
});

it('choices on a page fit into a phone', async () => {
	const choice = ['A', 'B', 'C', 'D'].map((title) => ({ title, description: word.slice(0, 72) }));
	const more = { responseType: 'choices', choices: { choice }, options: { answerBy: 'link' } };
	const page = await opened('Which one?', more);
	expect(await widthOf(page)).toBe(360);
	await page.getByRole('button', { name: /^C / }).click();
	await page.getByText('Thank you, your answer has arrived').waitFor();
	await page.close();
});

it('a screen reader knows the field of a free text by the question', async () => {
	const page = await opened('What happened?', { responseType: 'freeText' });
	await page.getByRole('textbox', { name: 'What happened?' }).fill('Nothing');
	await page.getByRole('button', { name: 'Send' }).click();
	await page.getByText('Thank you, your answer has arrived').waitFor();
	await page.close();
});
