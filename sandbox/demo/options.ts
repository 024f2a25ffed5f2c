/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isObject } from '../../nodes/Chakra/json/isObject';
import { parseJson } from '../../nodes/Chakra/json/parseJson';

export const demoHelp = `Uploads a picture, sends a template with its public URL, answers a customer, and asks for an approval; checks each.

It runs in n8n's own engine, in this process, in seconds.

  npm run demo -- [options]

  --file PATH   upload this file instead (a template is sent with JPEG and PNG only)
  --n8n         upload and send through the whole n8n, with this package in it as npm delivers it
  --open        the same, and keep n8n's editor up afterwards: here you press the buttons that your workflows
                send, and write to them
  --help        print this

--n8n and --open install n8n first, once: 2.7 GB below ~/.cache, 3 to 8 minutes.

Everything runs on this machine, against a local ChakraHQ API. With these variables set, the real service is used:

  CHAKRA_ACCESS_TOKEN, CHAKRA_PLUGIN_ID    both needed: the file is uploaded and stays public
  CHAKRA_PHONE_NUMBER_ID, CHAKRA_RECIPIENT, CHAKRA_TEMPLATE
                                           all three: the template, with an image header, is really sent
  CHAKRA_TEMPLATE_LANGUAGE                 default en_US
  CHAKRA_TEMPLATE_PARAMETERS               the variables of its text: {"1":"John"}
  CHAKRA_BASE_URL                          default https://api.chakrahq.com
`;

/** A template to be sent. */
interface DemoSend {
	/** Values of the sending example's Settings node, by name. */
	settings: Record<string, string>;
	/** Values of the variables in the template's text, by the text between their braces. */
	parameters: Record<string, string>;
}

/** A ChakraHQ API outside of this machine. */
export interface DemoAccess {
	baseUrl: string;
	accessToken: string;
	pluginId: string;
	/** Only where all its variables are set. */
	send?: DemoSend;
}

interface DemoOptions {
	help: boolean;
	/** Run in a whole n8n instead of n8n's engine. */
	n8n: boolean;
	open: boolean;
	/** Absolute path. */
	file: string;
	/** Absent: the local ChakraHQ API. */
	access?: DemoAccess;
}

/** The command's arguments are invalid. */
export class UsageError extends Error {}

function readAccess(env: NodeJS.ProcessEnv): DemoAccess | undefined {
	const { CHAKRA_ACCESS_TOKEN: accessToken, CHAKRA_PLUGIN_ID: pluginId } = env;
	if (!accessToken && !pluginId) return undefined;
	if (!accessToken || !pluginId) {
		throw new UsageError('Set both CHAKRA_ACCESS_TOKEN and CHAKRA_PLUGIN_ID, or neither.');
	}
	const baseUrl = (env.CHAKRA_BASE_URL ?? 'https://api.chakrahq.com').replace(/\/+$/, '');
	return { baseUrl, accessToken, pluginId, send: readSend(env) };
}

function readSend(env: NodeJS.ProcessEnv): DemoSend | undefined {
	const {
		CHAKRA_PHONE_NUMBER_ID: senderId,
		CHAKRA_RECIPIENT: recipient,
		CHAKRA_TEMPLATE: templateName,
		CHAKRA_TEMPLATE_LANGUAGE: language = 'en_US',
		CHAKRA_TEMPLATE_PARAMETERS: parameters = '{}',
	} = env;
	if (!senderId || !recipient || !templateName) return undefined;
	return {
		settings: { senderId, recipient, templateName, language },
		parameters: readParameters(parameters),
	};
}

function readParameters(json: string): Record<string, string> {
	const values = parseJson(json);
	if (!isObject(values)) {
		throw new UsageError(`CHAKRA_TEMPLATE_PARAMETERS is not JSON such as {"1":"John"}: ${json}`);
	}
	return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

function readFlags(args: string[]) {
	try {
		return parseArgs({
			args,
			options: {
				file: { type: 'string', default: resolve(__dirname, '../../examples/files/picture.png') },
				n8n: { type: 'boolean', default: false },
				open: { type: 'boolean', default: false },
				help: { type: 'boolean', default: false },
			},
		}).values;
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

/**
 * @param args what follows `npm run demo --`
 * @throws UsageError
 */
export function readDemoOptions(args: string[], env: NodeJS.ProcessEnv): DemoOptions {
	const flags = readFlags(args);
	if (typeof flags === 'string') throw new UsageError(flags);
	// npm runs scripts in the package's folder. This variable has the folder in which npm was called.
	const file = resolve(env.INIT_CWD ?? '.', flags.file);
	if (!flags.help && !statSync(file, { throwIfNoEntry: false })?.isFile()) {
		throw new UsageError(`There is no file at ${file}`);
	}
	const { help, n8n, open } = flags;
	return { help, n8n, open, file, access: readAccess(env) };
}
