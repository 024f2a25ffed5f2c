import type { Fault } from './faults';
import type { Records } from './records';
import type { Seed } from './seed';
import type { Press } from './webhooks/press';
import type { DeliveryAnswer } from './webhooks/sendWebhook';

/** What can be changed while a sandbox runs. */
export interface SandboxSettings {
	/** Uploads are counted and thrown away; a URL is still answered, but nothing is served at it. */
	counting: boolean;
	/** Every operation answers that much later. */
	answerDelayMs: number;
}

export interface SandboxOptions extends Partial<SandboxSettings> {
	/** Default 0: a free one. */
	port?: number;
	/** Default 127.0.0.1. */
	host?: string;
	/** The one access token that is let in. Default: made up afresh. */
	token?: string;
	/** The one plugin there is, a UUID. */
	pluginId?: string;
	/** Where uploads are kept. Default: a fresh temporary folder that goes when the sandbox is closed. */
	folder?: string;
	/** What the sandbox knows at the start and after a reset. */
	seed?: () => Seed;
	/** Key and certificate in PEM. With them, the same API is served over https as well, at a free port. */
	tls?: { key: string; cert: string };
}

/** A running local ChakraHQ API. */
export interface Sandbox extends Readonly<Records> {
	/** Root of the API, without a slash at its end. */
	readonly url: string;
	/** The same over https; null without `tls`. */
	readonly httpsUrl: string | null;
	readonly token: string;
	readonly pluginId: string;
	/** @throws TypeError when the fault is of no kind, or of two */
	inject(fault: Fault): void;
	clearFaults(): void;
	configure(settings: Partial<SandboxSettings>): void;
	/**
	 * Presses a button of a message that was sent, and reports it to a webhook. @throws TypeError where there is none
	 */
	press(press: Press): Promise<DeliveryAnswer>;
	/** Back to the start: no records, faults or files, the seed's data and the settings it was started with. */
	reset(): Promise<void>;
	/** Ends every connection. */
	close(): Promise<void>;
}
