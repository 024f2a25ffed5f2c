import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';
import { isObject } from '../json/isObject';
import type { ItemParameters } from '../parameters/itemParameters';
import { readFlag } from '../parameters/flag';
import { readNumberOption } from '../parameters/numberOption';
import { readOptionalText, type TextRule } from '../parameters/plainText';
import { choosePluginId } from '../parameters/pluginId';
import { readRetryOptions, requestTimeoutField } from '../parameters/retryOptions';
import type { ApiRequest, RetryOptions } from '../transport/apiClient';
import type { ApiResult } from '../transport/apiResponse';
import { ChakraError } from '../transport/chakraError';
import type { ChakraRun } from './chakraRun';
import type { NotedRequest } from './ledger';

/** A request as an operation states it: the item adds how often it is tried and how long it may take. */
export type ItemRequest = Omit<ApiRequest, keyof RetryOptions> &
	Partial<RetryOptions> &
	Pick<NotedRequest, 'sameAs'>;

/**
 * One item of the run with its parameters, its requests and its outputs.
 * Each parameter is read once, because n8n evaluates an expression anew at each reading (about 0.7 ms).
 */
export class Item implements ItemParameters {
	private readonly values = new Map<string, unknown>();

	private readonly locatorModes = new Map<string, unknown>();

	constructor(
		readonly context: IExecuteFunctions,
		readonly index: number,
		readonly run: ChakraRun,
	) {}

	/** A parameter as n8n gives it; a resource locator gives its value. */
	value(name: string, fallback: unknown = undefined): unknown {
		if (!this.values.has(name)) this.values.set(name, this.evaluate(name, fallback));
		return this.values.get(name);
	}

	/** How the value of a resource locator was given, such as `list` or `id`; undefined where an expression gave a text. */
	locatorMode(name: string): unknown {
		this.value(name, '');
		return this.locatorModes.get(name);
	}

	private evaluate(name: string, fallback: unknown): unknown {
		const given: unknown = this.context.getNodeParameter(name, this.index, fallback);
		if (!isObject(given) || given.__rl !== true) return given;
		this.locatorModes.set(name, given.mode);
		// Only a mode that takes an address out of a text needs n8n a second time.
		if (given.mode !== 'url') return given.value;
		return this.context.getNodeParameter(name, this.index, fallback, { extractValue: true });
	}

	/**
	 * A text, trimmed; numbers become text.
	 * @throws ChakraError where it is empty, too long or no text
	 */
	text(field: INodeProperties, rule: TextRule = {}): string {
		const text = this.optionalText(field, rule);
		if (text !== undefined) return text;
		const { displayName, placeholder } = field;
		const example = placeholder?.startsWith('e.g. ') ? `, for example ${placeholder.slice(5)}` : '';
		throw new ChakraError(`${displayName} is empty`, {
			remedy: rule.remedy ?? `Fill in ${displayName}${example}.`,
		});
	}

	/** @returns undefined where it is empty. @throws ChakraError where it is too long or no text */
	optionalText(field: INodeProperties, rule: TextRule = {}): string | undefined {
		return readOptionalText(this.value(field.name, field.default), field.displayName, rule);
	}

	/** @throws ChakraError where an expression gave neither true nor false */
	flag(field: INodeProperties): boolean {
		return readFlag(this.value(field.name, field.default), field);
	}

	/** A whole number within the limits that the field states. @throws ChakraError */
	number(field: INodeProperties): number {
		return readNumberOption({ [field.name]: this.value(field.name, field.default) }, field);
	}

	/** One of the values that the field offers. @throws ChakraError where an expression gave another */
	choice({ displayName, name, default: fallback, options = [] }: INodeProperties): string {
		const given = this.value(name, fallback);
		const values = options.flatMap((option) => ('value' in option ? [option.value] : []));
		const text = typeof given === 'string' ? given.trim() : given;
		if (typeof text === 'string' && values.includes(text)) return text;
		throw new ChakraError(`${displayName} "${String(given).slice(0, 50)}" is none of its choices`, {
			remedy: `Give one of ${values.join(', ')}.`,
		});
	}

	/** A text in the Options. @returns undefined where it is empty. @throws ChakraError where it is too long or no text */
	option({ name, displayName }: INodeProperties, rule: TextRule = {}): string | undefined {
		return readOptionalText(this.options[name], displayName, rule);
	}

	/** The fields of a collection that somebody gave; empty where none. */
	changed(name: string): IDataObject {
		const given = this.value(name, {});
		return isObject(given) ? (given as IDataObject) : {};
	}

	/** The node's Options. */
	get options(): IDataObject {
		return this.changed('options');
	}

	/**
	 * What a resource mapper gives: the values that were filled in, or the fields of the item itself where it maps
	 * automatically.
	 * @param leaveOut fields of the item that are no values of the target
	 */
	mapped(name: string, leaveOut: readonly string[] = []): IDataObject {
		const mapper = this.value(name, {});
		if (!isObject(mapper)) return {};
		if (mapper.mappingMode !== 'autoMapInputData') {
			return isObject(mapper.value) ? (mapper.value as IDataObject) : {};
		}
		const json = this.context.getInputData()[this.index]?.json ?? {};
		return Object.fromEntries(Object.entries(json).filter(([key]) => !leaveOut.includes(key)));
	}

	/** How often a request is tried and how long a try may take, from the node's Options. @throws ChakraError */
	get retryOptions(): RetryOptions {
		return readRetryOptions(this.options, requestTimeoutField);
	}

	/**
	 * The plugin that the item goes through: Plugin ID in the Options, else the credential's default.
	 * @throws ChakraError where neither is set, or what is set holds no ID
	 */
	get pluginId(): string {
		const given = this.options.pluginId ?? this.value('pluginId', '');
		return choosePluginId(given, this.run.api.connection.defaultPluginId);
	}

	/** Sends a request for this item. @throws ChakraError */
	async send(itemRequest: ItemRequest): Promise<ApiResult> {
		return await this.run.send([this.index], { ...this.retryOptions, ...itemRequest });
	}

	/** Outputs that n8n knows to come from this item. */
	outputs(...all: IDataObject[]): INodeExecutionData[] {
		return all.map((json) => ({ json, pairedItem: { item: this.index } }));
	}
}
