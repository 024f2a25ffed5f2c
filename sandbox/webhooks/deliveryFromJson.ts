import { asRecord, asRecords, asText } from '../narrow';
import type { EventOutline, WebhookFormat } from './eventBody';
import type { WebhookDelivery } from './sendWebhook';

const formats: WebhookFormat[] = ['meta', 'chakra', 'legacy'];

/** @throws TypeError for what is no delivery */
export function deliveryFromJson(value: unknown): WebhookDelivery {
	const given = asRecord(value);
	const url = asText(given.url) ?? '';
	const format = formats.find((one) => one === (given.format ?? 'meta'));
	if (!URL.canParse(url)) throw new TypeError('A delivery needs a url');
	if (format === undefined) throw new TypeError(`A format is one of: ${formats.join(', ')}`);
	return {
		url,
		format,
		events: asRecords(given.events ?? [{ kind: 'text' }]).map(outline),
		body: asText(given.body),
		secret: asText(given.secret),
		signedAs: given.signedAs === 'meta' ? 'meta' : 'chakra',
		headers: Object.fromEntries(
			Object.entries(asRecord(given.headers)).map(([name, text]) => [name, String(text)]),
		),
		byteOrderMark: given.byteOrderMark === true,
	};
}

function outline(event: Record<string, unknown>): EventOutline {
	const { kind, messageId, from, timestamp, phoneNumberId, echo, members } = event;
	if (typeof kind !== 'string') throw new TypeError('An event needs a kind');
	return {
		kind,
		messageId: asText(messageId),
		from: asText(from),
		timestamp: typeof timestamp === 'number' ? timestamp : undefined,
		phoneNumberId: asText(phoneNumberId),
		echo: echo === true,
		members: asRecord(members),
	};
}
