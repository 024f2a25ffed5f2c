import { numbers } from './metaErrorTables/numbers';
import { sending } from './metaErrorTables/sending';
import { templates } from './metaErrorTables/templates';

export interface MetaErrorExplanation {
	/** What happened: one sentence. */
	happened: string;
	/** What to do: one sentence. */
	remedy: string;
	/**
	 * Whether the message may have been sent in spite of the error. Meta does not document it. A clear refusal counts
	 * as `no`, a problem of Meta's servers as `unknown`: sending again could then send twice.
	 */
	sent: 'no' | 'unknown';
}

interface MetaErrorRow extends MetaErrorExplanation {
	from: number;
	to: number;
}

const serverErrorCodes: ReadonlySet<number> = new Set([1, 2, 131000, 131016, 133004]);

/**
 * Meta's codes with what they mean. Source:
 * developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes
 * (November 2025; later codes 131062 to 131064 from its 2026 version), and for 131060
 * webhooks/reference/messages/unsupported beside it.
 */
export const metaErrors: readonly MetaErrorRow[] = [sending, templates, numbers].flatMap((table) =>
	Object.entries(table).map(([codes, [happened, remedy]]) => {
		const [from = NaN, to = from] = codes.split('-').map(Number);
		return { from, to, happened, remedy, sent: serverErrorCodes.has(from) ? 'unknown' : 'no' };
	}),
);

/** The first Meta error code in a text, where it is written as `(#131009)`. */
export function metaErrorCodeIn(text: string): number | null {
	const code = /\(#(\d{1,7})\)/.exec(text)?.[1];
	return code === undefined ? null : Number(code);
}

/** What an error code of Meta means; null for a code that Meta does not list. */
export function explainMetaError(code: number): MetaErrorExplanation | null {
	const row = metaErrors.find(({ from, to }) => from <= code && code <= to);
	if (row === undefined) return null;
	const { happened, remedy, sent } = row;
	return { happened, remedy, sent };
}
