import { readPressId } from '../../../nodes/Chakra/ask/pressId';
import { waitingUrl } from '../../../nodes/Chakra/ask/signedAddress';
import { asRecord, asRecords } from '../../../sandbox/narrow';
import type { SentMessage } from '../../../sandbox/server';

/** The quick reply buttons of the seed's template order_update. */
const templateTitles = ['Thanks', 'Help'];

/** The address behind the button or row with this title. @throws Error where there is none */
export function buttonAddress({ body }: SentMessage, title: string, waitingBase: string): string {
	const { buttons, sections } = asRecord(asRecord(body.interactive).action);
	const rows = asRecords(sections).flatMap((section) => asRecords(section.rows));
	const quick = asRecords(asRecord(body.template).components)
		.filter(({ type }) => type === 'button')
		.map(({ index, parameters }) => ({
			title: templateTitles[Number(index)],
			id: asRecords(parameters)[0]?.payload,
		}));
	const replies = [...asRecords(buttons).map(({ reply }) => asRecord(reply)), ...rows, ...quick];
	const found = readPressId(String(replies.find((reply) => reply.title === title)?.id));
	if (!found) throw new Error(`No button ${title}`);
	return waitingUrl(waitingBase, found);
}
