import { createN8n, type N8n } from '../../sandbox/n8n';
import { asRecord } from '../../sandbox/narrow';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { approve, AskStage, decline } from './askStage';
import { LiveN8n } from './liveN8n';
import { PathProxy } from './proxy';
import { sayAloud } from './sayAloud';

jest.setTimeout(180_000);

let proxy: PathProxy;
let sandbox: Sandbox;
let n8n: N8n;
let stage: AskStage;

beforeAll(async () => {
	proxy = await PathProxy.start('/automation/n8n');
	sandbox = await startSandbox();
	// The address without a slash at its end, and another name for the waiting webhooks.
	const env = { WEBHOOK_URL: proxy.url, N8N_ENDPOINT_WEBHOOK_WAIT: 'hooks-waiting' };
	n8n = await createN8n({ say: sayAloud, env });
	const live = await LiveN8n.start(n8n, sandbox);
	proxy.target = live.server.url;
	stage = await AskStage.prepare(live, sandbox);
});
afterAll(async () => {
	await n8n.close();
	await sandbox.close();
	await proxy.close();
});

it('takes a press, behind a proxy that serves n8n below a path', async () => {
	const run = await stage.begun('Below a path?');
	const url = stage.triggerUrl.replace(stage.live.server.url, proxy.url);
	expect(await stage.press('Below a path?', decline, { url })).toMatchObject({ status: 200 });
	expect(await stage.answerOf(run)).toMatchObject({ approved: false });
});

it('takes the answer of a page there', async () => {
	const run = await stage.begun('By a page?', {}, { responseType: 'freeText' });
	const { body } = await stage.question('By a page?');
	const { parameters } = asRecord(asRecord(body.interactive).action);
	const url = String(asRecord(parameters).url);
	expect(url.startsWith(`${proxy.url}/hooks-waiting/`)).toBe(true);
	expect(await (await fetch(url)).text()).toContain('By a page?');
	await fetch(url, { method: 'POST', body: new URLSearchParams({ text: approve }) });
	expect(await stage.answerOf(run)).toMatchObject({ text: approve });
});
