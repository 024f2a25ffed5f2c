import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { isObject } from '../json/isObject';
import { text } from '../json/narrow';
import { parseUrl } from '../json/parseUrl';
import { choosePluginId } from '../parameters/pluginId';
import { ApiClient } from '../transport/apiClient';
import { apiPath } from '../transport/apiPath';
import { ChakraError } from '../transport/chakraError';
import { readConnection } from '../transport/connection';
import type { Explanations } from '../transport/explain';
import { readSettings } from './settings';
import {
	expectReported,
	hasSettings,
	undo,
	urlSetting,
	wantedSettings,
	type Registered,
	type WebhookFormat,
} from './webhookConfig';

const RETRY_OPTIONS = { maxTries: 3, timeoutSeconds: 30 };
const BY_HAND = 'Or turn Register Webhook off and enter the URL in ChakraHQ by hand.';

/**
 * What was entered by this process, by URL. If another trigger of the workflow cannot be set up, n8n does not store
 * what this one has in the static data, and then asks it to take out its URL.
 */
const enteredHere = new Map<string, Registered>();

/** One trigger's webhook in its plugin's configuration. */
export class Registration {
	private constructor(
		private readonly context: IHookFunctions,
		private readonly api: ApiClient,
		private readonly pluginId: string,
		private readonly url: string,
		private readonly format: WebhookFormat,
	) {}

	/** @throws ChakraError */
	static async of(context: IHookFunctions): Promise<Registration> {
		const api = new ApiClient(context, await readConnection(context));
		const { defaultPluginId } = api.connection;
		const pluginId = choosePluginId(context.getNodeParameter('pluginId', null), defaultPluginId);
		const url = context.getNodeWebhookUrl('default');
		if (url === undefined) throw new ChakraError('n8n gave the trigger no URL');
		const format = context.getNodeParameter('webhookFormat', null);
		return new Registration(
			context,
			api,
			pluginId,
			url,
			format === 'chakra' ? 'chakra' : 'passThrough',
		);
	}

	/**
	 * Whether there is something to take out. Needs no credential: where a trigger could not be set up, n8n still asks
	 * it to take out its URL, and after an error there n8n could not begin the next test of any workflow.
	 */
	static isEntered(context: IHookFunctions): boolean {
		return registeredBy(context) !== undefined;
	}

	/** Whether the plugin already has all wanted settings. @throws ChakraError */
	async isInPlace(): Promise<boolean> {
		expectReported(this.format, this.events);
		const config = await this.read();
		return hasSettings(config, this.wanted(config));
	}

	/** Whether this URL was entered before, and not taken out since. */
	get wasEntered(): boolean {
		return readRegistered(this.stored.registered)?.changes[urlSetting[this.format]] === this.url;
	}

	/** @throws ChakraError if another URL is set, or if ChakraHQ does not keep the new one */
	async enter(): Promise<void> {
		const config = await this.read();
		const current = text(config[urlSetting[this.format]]);
		const isPublished = current !== this.url && this.isOwn(current);
		if (isPublished && this.context.getMode() === 'manual' && !this.mayReplace()) {
			throw new ChakraError('This workflow is published and ChakraHQ sends to it', {
				remedy:
					'Unpublish it to test, or turn Replace Another URL on: then the test has the events, and the published workflow has them again afterwards.',
			});
		}
		const isForeign = current !== null && !this.isOwn(current);
		if (isForeign && !this.mayReplace()) {
			throw new ChakraError(`The plugin's webhook is set to another URL: ${current}`, {
				remedy: `Turn Replace Another URL on if nobody needs that one any more. ${BY_HAND}`,
			});
		}
		const changes = this.wanted(config);
		const names = Object.keys(changes);
		const before = Object.fromEntries(
			names.flatMap((name) => (name in config ? [[name, config[name]]] : [])),
		);
		await this.write({ ...config, ...changes });
		const registered = { before: this.withoutUrl(before), changes };
		// Where publishing fails, a URL that was replaced comes back.
		enteredHere.set(this.url, isForeign ? { before, changes } : registered);
		const kept = await this.read();
		if (!hasSettings(kept, changes)) {
			await this.write({ ...kept, ...undo(kept, { before, changes }) });
			enteredHere.delete(this.url);
			throw new ChakraError('ChakraHQ took the webhook URL and did not keep it', {
				remedy: BY_HAND,
			});
		}
		this.stored.registered = JSON.stringify(registered);
	}

	private mayReplace(): boolean {
		return this.context.getNodeParameter('replaceForeignUrl', null) === true;
	}

	/**
	 * Whether a URL belongs to this node. Its test URL and its production URL end in the same webhook ID. People may
	 * have pasted it with a slash at its end, which n8n takes too.
	 */
	private isOwn(url: string | null): boolean {
		const [given, own] = [parseUrl(url ?? ''), parseUrl(this.url)];
		if (!given || !own) return false;
		const end = ({ pathname }: URL) => pathname.split('/').filter(Boolean).slice(-2).join('/');
		return given.origin === own.origin && end(given) === end(own);
	}

	/**
	 * Undoes what `enter` changed, and nothing else. If the plugin sends to another URL by now, nothing is changed.
	 * @throws ChakraError
	 */
	async takeOut(): Promise<void> {
		const registered = registeredBy(this.context);
		if (registered === undefined) return;
		const config = await this.read();
		if (config[urlSetting[this.format]] === this.url) {
			await this.write({ ...config, ...undo(config, registered) });
		}
		delete this.stored.registered;
		enteredHere.delete(this.url);
	}

	/**
	 * After a test the webhook gets its former URL back. After publishing it does not: that URL was replaced for good.
	 */
	private withoutUrl(before: Record<string, unknown>): Record<string, unknown> {
		if (this.context.getMode() === 'manual') return before;
		return { ...before, [urlSetting[this.format]]: '' };
	}

	private wanted(config: Record<string, unknown>): Record<string, unknown> {
		return wantedSettings(this.format, this.url, this.events, config);
	}

	private get events(): readonly string[] {
		return readSettings(this.context).filters.events;
	}

	private get stored(): IDataObject {
		return this.context.getWorkflowStaticData('node');
	}

	/** The two calls are not documented, so a 404 may also mean that ChakraHQ no longer has them. */
	private get explanations(): Explanations {
		return {
			404: {
				happened: `ChakraHQ has no configuration of the plugin ${this.pluginId} at this address`,
				remedy: `Check Plugin ID. ${BY_HAND}`,
			},
		};
	}

	private async read(): Promise<Record<string, unknown>> {
		const path = apiPath`/v1/ext/plugin/whatsapp/${this.pluginId}/config`;
		const { data: config } = await this.api.send({
			method: 'GET',
			path,
			idempotent: true,
			...RETRY_OPTIONS,
			explanations: () => this.explanations,
		});
		if (isObject(config)) return config;
		throw new ChakraError('ChakraHQ gave no configuration of the plugin', { remedy: BY_HAND });
	}

	/** Sends the whole configuration: whether ChakraHQ keeps settings that are left out is unknown. */
	private async write(config: Record<string, unknown>): Promise<void> {
		const path = apiPath`/v1/ext/plugin/whatsapp/${this.pluginId}/update-config`;
		const notChanged = {
			happened: "ChakraHQ did not change the plugin's configuration",
			remedy: BY_HAND,
		};
		await this.api.send({
			method: 'POST',
			path,
			body: config,
			idempotent: true,
			...RETRY_OPTIONS,
			explanations: () => ({ ...this.explanations, 200: notChanged }),
		});
	}
}

function registeredBy(context: IHookFunctions): Registered | undefined {
	const { registered } = context.getWorkflowStaticData('node');
	const url = context.getNodeWebhookUrl('default') ?? '';
	return readRegistered(registered) ?? enteredHere.get(url);
}

function readRegistered(stored: unknown): Registered | null {
	if (typeof stored !== 'string') return null;
	const value: unknown = JSON.parse(stored);
	return isObject(value) && isObject(value.before) && isObject(value.changes)
		? { before: value.before, changes: value.changes }
		: null;
}
