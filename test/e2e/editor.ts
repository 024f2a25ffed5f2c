/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import type { N8nServer } from '../../sandbox/n8n';
import { chromiumPath } from './chromium';

/** Where pictures go: beside the checkout's other left-overs, or into the documentation when they are to be kept. */
const pictures = resolve(
	__dirname,
	'../..',
	process.env.KEEP_PICTURES ? 'docs/images' : '.tmp/images',
);

/** Chromium asks nobody for anything. The sandbox of its own needs rights that root in a container has not. */
const flags = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--hide-scrollbars',
];

/** What lies over the canvas: messages, the tabs, the buttons to zoom and the one to run. */
const covers = [
	'.el-notification',
	'.tab-bar-container',
	'.vue-flow__panel',
	'[class*="executionButtons"]',
].map((selector) => `${selector}, ${selector} *`);

const byTestId = (id: string) => `[data-test-id="${id}"]`;

/** n8n's editor in a real browser, used by what a person sees and presses. */
export class Editor {
	/** Whether a canvas was opened before. */
	private hasOpened = false;

	private constructor(
		private readonly browser: Browser,
		private readonly server: N8nServer,
		readonly page: Page,
	) {}

	/** Opens the browser and signs the owner in. */
	static async open(server: N8nServer): Promise<Editor> {
		const executablePath = chromiumPath();
		const browser = await chromium.launch({ executablePath, args: flags });
		const page = await browser.newPage({
			viewport: { width: 1280, height: 720 },
			deviceScaleFactor: 1.5,
			colorScheme: 'light',
			locale: 'en-GB',
		});
		page.setDefaultTimeout(60_000);
		const editor = new Editor(browser, server, page);
		await editor.signIn();
		return editor;
	}

	async close(): Promise<void> {
		await this.browser.close();
	}

	part(testId: string): Locator {
		return this.page.locator(byTestId(testId)).first();
	}

	/** Searches the node panel of a new workflow. @returns the entry of that name */
	async findNode(words: string, name: string): Promise<Locator> {
		await this.page.goto(`${this.server.url}/workflow/new`);
		await this.part('canvas-add-button').click();
		await this.part('node-creator-search-bar').fill(words);
		const entry = this.page.locator(byTestId('node-creator-item-name')).getByText(name);
		await entry.first().waitFor();
		return entry.first();
	}

	private node(name: string): Locator {
		return this.page.locator(`${byTestId('canvas-node')}[data-node-name="${name}"]`);
	}

	/** Opens a node of a saved workflow, as a double click does. */
	async openNode(workflowId: string, name: string): Promise<void> {
		await this.page.goto(`${this.server.url}/workflow/${workflowId}`);
		await this.node(name).dblclick();
		await this.part('node-parameters').waitFor();
	}

	/** Shows a saved workflow as a whole, once all of these nodes have come: n8n draws them one after the other. */
	async openCanvas(workflowId: string, nodes: string[]): Promise<void> {
		await this.openWorkflow(workflowId);
		await Promise.all(nodes.map(async (name) => await this.node(name).waitFor()));
		// Fits all nodes and notes into the window.
		await this.page.keyboard.press('1');
	}

	/**
	 * After the first one by way of the list of workflows: a page that is loaded anew reads what all nodes are, for
	 * seconds.
	 */
	private async openWorkflow(workflowId: string): Promise<void> {
		if (!this.hasOpened) {
			await this.page.goto(`${this.server.url}/workflow/${workflowId}`);
			this.hasOpened = true;
			return;
		}
		await this.goTo('/home/workflows');
		await this.part('canvas-wrapper').waitFor({ state: 'detached' });
		await this.part('project-name').waitFor();
		await this.goTo(`/workflow/${workflowId}`);
	}

	/** As a link inside the editor does. */
	private async goTo(path: string): Promise<void> {
		await this.page.evaluate(`
			history.pushState(null, '', ${JSON.stringify(path)});
			dispatchEvent(new PopStateEvent('popstate', { state: null }));
		`);
	}

	/** The names of the nodes on the canvas, without sticky notes. */
	async nodesOnCanvas(): Promise<string[]> {
		const nodes = await this.page.locator(`${byTestId('canvas-node')}[data-node-name]`).all();
		const names = await Promise.all(
			nodes.map(async (node) => [
				await node.getAttribute('data-node-name'),
				await node.getAttribute('data-node-type'),
			]),
		);
		return names.flatMap(([name, type]) =>
			type === 'n8n-nodes-base.stickyNote' ? [] : [String(name)],
		);
	}

	/** The input of one of the open node's or credential's fields. */
	field(name: string): Locator {
		return this.part(`parameter-input-${name}`).locator('input').first();
	}

	/** Chooses from a list that the editor asks the node for. */
	async choose(parameter: string, entry: string | RegExp): Promise<void> {
		await this.part(`parameter-input-${parameter}`).click();
		const items = this.page.locator(byTestId('rlc-item'));
		await items.filter({ hasText: entry }).first().click();
	}

	/** Puts a text into a field at once, and goes on to the next one. */
	async fill(parameter: string, text: string): Promise<void> {
		await this.field(parameter).fill(text);
		await this.leaveField();
	}

	/** Types into a text field key by key, as a person does, and goes on to the next one. */
	async type(parameter: string, text: string): Promise<void> {
		const field = this.part(`parameter-input-${parameter}`);
		await field.locator('input, textarea').first().click();
		await this.page.keyboard.type(text, { delay: 30 });
		await this.leaveField();
	}

	/** Pastes into a text field. Of a text with braces n8n makes an expression. */
	async paste(parameter: string, text: string): Promise<void> {
		await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
		await this.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
		const field = this.part(`parameter-input-${parameter}`);
		await field.locator('input, textarea').first().click();
		await this.page.keyboard.press('Control+V');
		if (text.includes('{{')) await field.locator('.cm-content').waitFor();
		await this.leaveField();
	}

	/** Types the beginning of an expression as far as its braces; n8n closes them, and what stands in them follows. */
	async typeBraces(parameter: string, text: string, inside: string): Promise<void> {
		const field = this.part(`parameter-input-${parameter}`);
		await field.locator('input, textarea').first().click();
		await this.page.keyboard.type(`${text}{{ `, { delay: 30 });
		await field.locator('.cm-content').waitFor();
		await this.page.keyboard.type(inside, { delay: 30 });
		await this.leaveField();
	}

	/** n8n takes over what was typed only a moment later. */
	private async leaveField(): Promise<void> {
		await this.page.keyboard.press('Tab');
		await this.page.waitForTimeout(500);
	}

	/** Adds an option to the open node's Options. */
	async add(option: string): Promise<void> {
		await this.part('collection-parameter-add').click();
		await this.page.getByRole('option', { name: option }).click();
	}

	/** Runs the open node, and those before it that have not run. */
	async execute(): Promise<void> {
		await this.part('node-execute-button').click();
	}

	/** Back to the canvas. */
	async closeNode(): Promise<void> {
		await this.part('ndv-close-button').click();
		await this.part('node-parameters').waitFor({ state: 'hidden' });
	}

	/** n8n asks for the version's name in a window that has a button of the same name. */
	async publish(): Promise<void> {
		const button = this.page.getByRole('button', { name: 'Publish', exact: true });
		await button.first().click();
		await this.page.getByText('Version name').waitFor();
		await button.last().click();
		await this.page.getByText('Published', { exact: true }).first().waitFor();
		await this.page.keyboard.press('Escape'); // a word of praise may cover the canvas
	}

	/** Runs the workflow from one of its triggers, by the button that n8n shows beside it. */
	async executeFrom(trigger: string): Promise<void> {
		await this.node(trigger).hover();
		await this.part(`execute-workflow-button-${trigger}`).click();
	}

	/** Saves a picture of the window, or of one part of it, without what covers nodes. */
	async picture(name: string, part: Locator | Page = this.page): Promise<void> {
		mkdirSync(pictures, { recursive: true });
		await this.page.mouse.move(1, 1);
		await this.page.waitForTimeout(700); // what fades in has to have come
		await part.screenshot({
			path: join(pictures, `${name}.png`),
			animations: 'disabled',
			style: `:is(${covers.join()}) { visibility: hidden }`,
		});
	}

	private async signIn(): Promise<void> {
		const { url, owner } = this.server;
		await this.page.goto(`${url}/signin`);
		await this.page.locator('input[type=email]').fill(owner.email);
		await this.page.locator('input[type=password]').fill(owner.password);
		await this.page.getByRole('button', { name: 'Sign in' }).click();
		await this.page.waitForURL((address) => !address.pathname.startsWith('/signin'));
	}
}
