/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const demoHelp = `Uploads a picture through a real n8n, sends a template with its public URL, and checks that URL.

  npm run demo -- [options]

  --file PATH   upload this file instead (a template is sent with JPEG and PNG only)
  --open        keep the n8n editor up afterwards; Ctrl-C ends it
  --help        print this

Everything runs on this machine, against a local ChakraHQ API. With these variables set, the real service is used:

  CHAKRA_ACCESS_TOKEN, CHAKRA_PLUGIN_ID    both needed: the file is uploaded and stays public
  CHAKRA_PHONE_NUMBER_ID, CHAKRA_RECIPIENT, CHAKRA_TEMPLATE
                                           all three: the template, with an image header, is really sent
  CHAKRA_TEMPLATE_LANGUAGE                 default en_US
  CHAKRA_TEMPLATE_MAPPING                  its variables: [{"schemaPropertyName":"1","schemaPropertyValue":"John"}]
  CHAKRA_BASE_URL                          default https://api.chakrahq.com
`;

/** Settings of the sending example. */
export interface DemoSend extends Record<string, string> {
	phoneNumberId: string;
	recipient: string;
	templateName: string;
	language: string;
	mapping: string;
}

/** A ChakraHQ API somebody else runs. */
export interface DemoAccess {
	baseUrl: string;
	accessToken: string;
	pluginId: string;
	/** Only with all its variables set. */
	send?: DemoSend;
}

export interface DemoOptions {
	help: boolean;
	open: boolean;
	/** Absolute path. */
	file: string;
	/** Absent: the local ChakraHQ API. */
	access?: DemoAccess;
}

/** The command cannot be carried out as it was given. */
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
		CHAKRA_PHONE_NUMBER_ID: phoneNumberId,
		CHAKRA_RECIPIENT: to,
		CHAKRA_TEMPLATE: name,
	} = env;
	if (!phoneNumberId || !to || !name) return undefined;
	return {
		phoneNumberId,
		recipient: to.replace(/\D/g, ''),
		templateName: name,
		language: env.CHAKRA_TEMPLATE_LANGUAGE ?? 'en_US',
		mapping: env.CHAKRA_TEMPLATE_MAPPING ?? '[]',
	};
}

function readFlags(args: string[]) {
	try {
		return parseArgs({
			args,
			options: {
				file: { type: 'string', default: resolve(__dirname, '../examples/files/picture.png') },
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
	// npm runs scripts in the package's folder, and says here where it was called.
	const file = resolve(env.INIT_CWD ?? '.', flags.file);
	if (!flags.help && !statSync(file, { throwIfNoEntry: false })?.isFile()) {
		throw new UsageError(`There is no file at ${file}`);
	}
	return { help: flags.help, open: flags.open, file, access: readAccess(env) };
}
