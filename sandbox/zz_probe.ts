import { createN8n } from '/work/main/sandbox/n8n';
import { startSandbox } from '/work/main/sandbox/server';
import { LiveN8n } from '/work/main/test/e2e/liveN8n';
import { sendWebhook } from '/work/main/sandbox/webhooks/sendWebhook';
import { chain } from '/work/main/test/e2e/workflow';
async function main() {
	const sandbox = await startSandbox();
	const n8n = await createN8n({ say: console.log });
	console.log('folder', n8n.folder);
	const server = await n8n.start();
	const cred: any = await server.rest('POST', '/credentials', { name: 'c', type: 'chakraApi', data: { accessToken: sandbox.token, baseUrl: sandbox.url, pluginId: sandbox.pluginId, webhookSecret: 'sesame' } });
	const wf: any = chain([
		{ name: 'Trigger', type: 'n8n-nodes-chakrahq.chakraTrigger', typeVersion: 1, webhookId: 'hook-1', parameters: { events: ['message', 'status', 'other'], downloadMedia: true, options: { includeRaw: true } }, credentials: { chakraApi: { id: cred.id, name: 'c' } } },
		{ name: 'End', type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} },
	]);
	const saved: any = await server.rest('POST', '/workflows', wf);
	console.log(saved.id, saved.versionId);
	await server.rest('POST', `/workflows/${saved.id}/activate`, { versionId: saved.versionId });
	const url = `${server.url}/webhook/hook-1/webhook`;
	const show = async (name: string, d: any) => { const { sent, ...a } = await sendWebhook({ url, secret: 'sesame', ...d }); console.log(name, JSON.stringify(a).slice(0, 300)); };
	await show('text', {});
	await show('wrong', { secret: 'x' });
	await show('none', { secret: undefined });
	await show('bom', { byteOrderMark: true });
	await show('notjson', { body: 'hello' });
	await show('textplain', { body: JSON.stringify({ event: 'message', payload: {} }), headers: { 'content-type': 'text/plain' } });
	await show('deep', { body: '['.repeat(1e6) + ']'.repeat(1e6) });
	await show('5mb', { body: JSON.stringify({ a: 'x'.repeat(5e6) }) });
	await show('17mb', { body: JSON.stringify({ a: 'x'.repeat(17e6) }) });
	await show('form', { body: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } });
	await show('multipart', { body: '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n', headers: { 'content-type': 'multipart/form-data; boundary=x' } });
	await show('xml', { body: '<a/>', headers: { 'content-type': 'application/xml' } });
	await show('badxml', { body: '<a', headers: { 'content-type': 'application/xml' } });
	await show('array', { body: '[]' });
	await show('shape', { body: '{}' });
	await show('empty', { body: '' });
	await show('image', { events: [{ kind: 'image' }] });
	await show('redirecting', { events: [{ kind: 'redirectingImage' }] });
	await show('expired', { events: [{ kind: 'expiredImage' }] });
	await show('refused', { events: [{ kind: 'refusedImage' }] });
	await show('same', { events: [{ kind: 'text', messageId: 'wamid.SAME' }] });
	await show('same', { events: [{ kind: 'text', messageId: 'wamid.SAME' }] });
	await show('same chakra', { format: 'chakra', events: [{ kind: 'text', messageId: 'wamid.SAME' }] });
	for (const q of ['?hub.mode=subscribe&hub.challenge=12345', '?hub.challenge=%3Cscript%3E', '']) { const r = await fetch(url + q); console.log('GET', q, r.status, r.headers.get('content-type'), await r.text()); }
	await new Promise((r) => setTimeout(r, 3000));
	const list: any = await server.rest('GET', '/executions?filter=' + encodeURIComponent(JSON.stringify({ workflowId: saved.id })) + '&limit=50');
	console.log(list.results.map((r: any) => r.id + ' ' + r.status).join(', '));
	for (const r of list.results.slice().reverse()) {
		const e: any = await server.rest('GET', `/executions/${r.id}`);
		console.log(r.id, String(e.data).slice(0, 0));
	}
	const w: any = await server.rest('GET', `/workflows/${saved.id}`);
	console.log('static', JSON.stringify(w.staticData));
	console.log(sandbox.requests.filter(r=>r.operationId||r.path.includes('cdn')).map((r) => `${r.method} ${r.path}${r.query} ${r.status} ${r.authorized} ${'authorization' in r.headers}`).join('\n'), sandbox.contractViolations);
	const last = await (await import('/work/main/sandbox/n8nStoredRun')).readStoredRun(n8n.install, n8n.folder, saved.id);
	console.log(JSON.stringify(last?.nodes.Trigger, null, 1).slice(0, 3000));
	if (process.argv[2] === 'stay') { console.log('URL', url); await new Promise(() => {}); }
	await n8n.close(); await sandbox.close();
}
main().catch((e) => { console.error(e); process.exit(1); });
