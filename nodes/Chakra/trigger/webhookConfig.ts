import { list } from '../json/narrow';
import { ChakraError } from '../transport/chakraError';

type Config = Record<string, unknown>;

/** Which of a plugin's two webhooks. */
export type WebhookFormat = 'passThrough' | 'chakra';

/** The setting that holds the URL. */
export const urlSetting: Record<WebhookFormat, string> = {
	passThrough: 'passThroughWebhookUrl',
	chakra: 'chakraWebhookUrl',
};

const chakraEventNames: Readonly<Record<string, readonly string[]>> = {
	message: ['message'],
	messageEcho: ['message_echo', 'smb_message_echo'],
	status: ['status'],
};

const otherSettings: Record<WebhookFormat, (events: readonly string[], config: Config) => Config> =
	{
		passThrough: (events) =>
			events.includes('messageEcho') ? { enableMessageEchoesForPassThroughWebhook: true } : {},
		chakra: (events, { whichChakraWebhookEventsToSend: chosen }) => ({
			enableChakraWebhook: true,
			whichChakraWebhookEventsToSend: [
				...new Set([...list(chosen), ...events.flatMap((event) => chakraEventNames[event] ?? [])]),
			],
		}),
	};

/**
 * The settings of a plugin's configuration that a trigger needs, and no others.
 * Known only from public client code: `GET .../config`, `POST .../update-config`
 */
export function wantedSettings(
	format: WebhookFormat,
	url: string,
	events: readonly string[],
	config: Config,
): Config {
	return { [urlSetting[format]]: url, ...otherSettings[format](events, config) };
}

/**
 * Refuses events none of which ChakraHQ's own webhook reports.
 * @throws ChakraError
 */
export function expectReported(format: WebhookFormat, events: readonly string[]): void {
	if (format !== 'chakra' || events.some((event) => chakraEventNames[event])) return;
	throw new ChakraError('The ChakraHQ webhook reports none of the chosen events', {
		remedy:
			'It reports messages, echoes and statuses. Set Webhook Format to Pass-Through, which reports everything.',
	});
}

export function hasSettings(config: Config, settings: Config): boolean {
	return Object.entries(settings).every(([name, value]) => isSame(config[name], value));
}

/** What a registration changed, kept until it is undone. */
export interface Registered {
	before: Config;
	changes: Config;
}

/** The settings that undo a registration. A setting that somebody has changed since then stays. */
export function undo(config: Config, { before, changes }: Registered): Config {
	return Object.fromEntries(
		Object.entries(changes)
			.filter(([name, value]) => isSame(config[name], value))
			.map(([name, value]) => [name, before[name] ?? emptyValueOf(value)]),
	);
}

function emptyValueOf(value: unknown): unknown {
	if (Array.isArray(value)) return [];
	return typeof value === 'string' ? '' : false;
}

/** The order of event names has no meaning. */
function isSame(a: unknown, b: unknown): boolean {
	const plain = (value: unknown) =>
		JSON.stringify(Array.isArray(value) ? [...value].sort() : value);
	return plain(a) === plain(b);
}
