import { createHash } from 'crypto';
import type { INodeParameters } from 'n8n-workflow';
import { isObject } from '../json/isObject';
import { ChakraError } from '../transport/chakraError';

/** What an item asked for when it was recorded. */
interface ItemTarget {
	/** A hash of the node's parameters as they are stored, with their expressions. */
	settings: string;
	/** Whom the item's message went to, or what was done. */
	target: string;
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

	/** @param targetOf what the item of an index is for, as a person reads it */
	constructor(
		parameters: INodeParameters,
		private readonly targetOf: (itemIndex: number) => string,
	) {
		this.settings = createHash('sha256').update(JSON.stringify(parameters)).digest('base64url');
	}

	of(itemIndex: number): ItemTarget {
		return { settings: this.settings, target: this.targetOf(itemIndex) };
	}

	/** An error where the item was recorded for another target, with other settings. */
	expectSame(itemIndex: number, entry: unknown): ChakraError | undefined {
		if (!isItemTarget(entry) || entry.settings === this.settings) return undefined;
		const target = this.targetOf(itemIndex);
		if (entry.target === target) return undefined;
		return new ChakraError(
			`Nothing was done with the changed settings (${target}), because an earlier try has done this item with others (${entry.target})`,
			{
				remedy:
					'A retry does no item twice. If this is wanted as well, start a new execution with only those items that need it.',
			},
		);
	}
}

const isItemTarget = (entry: unknown): entry is ItemTarget =>
	isObject(entry) && typeof entry.settings === 'string' && typeof entry.target === 'string';
