/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sandboxClient } from './client';
import { startSandbox, type Sandbox, type SandboxOptions } from './server';
import { deliveryFromJson } from './webhooks/deliveryFromJson';
import { pressFromJson } from './webhooks/press';
import { sendWebhook } from './webhooks/sendWebhook';

const help = `A local ChakraHQ API that holds every request and answer against openapi.yaml.

  npm run sandbox -- [options]

  --port PORT         listen there (default: a free port)
  --host HOST         listen on that address (default: 127.0.0.1)
  --token TOKEN       the access token that is let in (default: made up)
  --plugin-id UUID    the plugin there is (default: a fixed one)
  --folder PATH       keep uploads there (default: a temporary folder, removed at the end)
  --counting          count the bytes of uploads and throw them away
  --delay MS          answer every call that much later
  --tls FOLDER        answer over https as well, with key.pem and cert.pem of that folder
  --send KIND         deliver an event of that kind to --to, and print the answer (text, image, failed ...);
                      with --at, from the sandbox there, and end; else from this one, which stays up for its files
  --to URL            the webhook to deliver to
  --format FORMAT     meta (default), chakra or legacy
  --secret SECRET     sign the delivery with it
  --press ID          press a button of the message with that WhatsApp ID in the sandbox --at, report it to --to
  --title TITLE       what stands on the button, or the row of the list
  --from NUMBER       who presses (default: whom the message went to)
  --at URL            the running sandbox
  --json              print address, token and plugin ID as one line of JSON
  --help              print this

What came in, and faults to play, are under /_sandbox (see sandbox/client.ts).
`;

function readArguments() {
	return parseArgs({
		options: {
			port: { type: 'string' },
			host: { type: 'string' },
			token: { type: 'string' },
			'plugin-id': { type: 'string' },
			folder: { type: 'string' },
			counting: { type: 'boolean' },
			delay: { type: 'string' },
			tls: { type: 'string' },
			send: { type: 'string' },
			to: { type: 'string' },
			format: { type: 'string' },
			secret: { type: 'string' },
			press: { type: 'string' },
			title: { type: 'string' },
			from: { type: 'string' },
			at: { type: 'string' },
			json: { type: 'boolean' },
			help: { type: 'boolean' },
		},
	}).values;
}

function toOptions(values: ReturnType<typeof readArguments>): SandboxOptions {
	return {
		port: wholeNumber('--port', values.port),
		host: values.host,
		token: values.token,
		pluginId: values['plugin-id'],
		folder: values.folder,
		counting: values.counting,
		answerDelayMs: wholeNumber('--delay', values.delay),
		tls: values.tls === undefined ? undefined : readTls(values.tls),
	};
}

const readTls = (folder: string) => ({
	key: readFileSync(join(folder, 'key.pem'), 'utf8'),
	cert: readFileSync(join(folder, 'cert.pem'), 'utf8'),
});

function wholeNumber(flag: string, text: string | undefined): number | undefined {
	if (text === undefined) return undefined;
	if (!/^\d+$/.test(text)) throw new TypeError(`${flag} takes a whole number, not "${text}"`);
	return Number(text);
}

function describe({ url, httpsUrl, token, pluginId }: Sandbox, asJson: boolean): string {
	if (asJson) return JSON.stringify({ url, httpsUrl, token, pluginId });
	return `The local ChakraHQ API is up; Ctrl-C ends it.

  Base URL      ${[url, httpsUrl].filter(Boolean).join(' and ')}
  Access token  ${token}
  Plugin ID     ${pluginId}

Try it:

  curl -H 'Authorization: Bearer ${token}' -F 'file=@README.md;type=text/plain' \\
    ${url}/v1/ext/plugin/whatsapp/${pluginId}/upload-public-media
`;
}

/** A sandbox started for this stays up afterwards: the event may name a file that is fetched from it. */
async function deliver({ send = '', to, format, secret, at }: ReturnType<typeof readArguments>) {
	const delivery = deliveryFromJson({ url: to, format, secret, events: [{ kind: send }] });
	const deliverIt = at === undefined ? sendWebhook : sandboxClient(at).sendWebhook;
	const { status, body, sent } = await deliverIt(delivery);
	return `Delivered to ${delivery.url}\n\n${sent}\n\nIt answered ${status}: ${body}\n`;
}

async function pressButton(values: ReturnType<typeof readArguments>): Promise<string> {
	const { press: messageId, title, from, to: url, at, format, secret } = values;
	if (at === undefined) throw new TypeError('--press needs --at, the address of the sandbox');
	const press = pressFromJson({ messageId, title, from, url, format, secret });
	const { status, body } = await sandboxClient(at).press(press);
	return `${press.url} answered ${status}: ${body}\n`;
}

async function main(): Promise<void> {
	const values = readArguments();
	if (values.help) return void process.stdout.write(help);
	if (values.press !== undefined) return void process.stdout.write(await pressButton(values));
	if (values.send !== undefined && values.at !== undefined) {
		return void process.stdout.write(await deliver(values));
	}
	const starting = startSandbox(toOptions(values));
	// Removes the folder also when the user stops the sandbox while it starts.
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void starting.then(async (sandbox) => await sandbox.close()));
	}
	const sandbox = await starting;
	process.stdout.write(`${describe(sandbox, values.json ?? false)}\n`);
	if (values.send !== undefined) process.stdout.write(`${await deliver(values)}\n`);
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
