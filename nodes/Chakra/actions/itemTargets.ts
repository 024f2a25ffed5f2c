import { createHash } from 'crypto';
import type { INodeParameters } from 'n8n-workflow';
import { ChakraError } from '../transport/chakraError';

/** What an item asked for when it was recorded. */
export interface ItemTarget {
	/** A hash of the node's parameters as they are stored, with their expressions. */
	settings: string;
	/** Whom the item's message went to, or what was done, as a person reads it. */
	text: string;
}

/**
 * Tells whether a recorded item still asks for the same. n8n can retry a failed execution with the workflow as it is
 * saved now, so somebody may have changed the node meanwhile: then another person may stand in an item that is out.
 *
 * Only changed settings are looked at. Else an expression that gives another recipient at each reading would not find
 * what it has sent.
 */
export class ItemTargets {
	private readonly settings: string;

	/** @param textOf what the item of an index is for, as a person reads it */
	constructor(
		parameters: INodeParameters,
		private readonly textOf: (itemIndex: number) => string,
	) {
		this.settings = createHash('sha256').update(JSON.stringify(parameters)).digest('base64url');
	}

	of(itemIndex: number): ItemTarget {
		return { settings: this.settings, text: this.textOf(itemIndex) };
	}

	/** An error where the item was recorded for another target, with other settings. */
	errorIfOther(itemIndex: number, recorded: ItemTarget | undefined): ChakraError | undefined {
		if (!recorded || recorded.settings === this.settings) return undefined;
		const text = this.textOf(itemIndex);
		if (recorded.text === text) return undefined;
		return new ChakraError(
			`Nothing was done with the changed settings (${text}), because an earlier try has done this item with others (${recorded.text})`,
			{
				remedy:
					'A retry does no item twice. If this is wanted as well, start a new execution with only those items that need it.',
			},
		);
	}
}
