import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';
import { isObject } from '../json/isObject';
import { readChoice } from '../parameters/choice';
import { readFlag } from '../parameters/flag';
import { readOptionalText } from '../parameters/givenText';
import type { ItemParameters } from '../parameters/itemParameters';
import { nothingFoundFor } from '../parameters/jsonObject';
import { choosePluginId } from '../parameters/pluginId';
import { readRetryOptions, requestTimeoutField } from '../parameters/retryOptions';
import { readWholeNumber } from '../parameters/wholeNumber';
import type { ApiRequest, RetryOptions } from '../transport/apiClient';
import type { ApiResult } from '../transport/apiResponse';
import { ChakraError } from '../transport/chakraError';
import type { ChakraRun } from './chakraRun';
import { ParameterValues } from './constantParameters';
import type { LedgerRequest } from './ledger';

/** A request as an operation describes it. The item adds Max Tries and Timeout. */
export type ItemRequest = Omit<ApiRequest, keyof RetryOptions> &
	Partial<RetryOptions> &
	Pick<LedgerRequest, 'sameAs'>;

/**
 * One item of the run: its parameters, requests and outputs. Each parameter is read once, because n8n evaluates an
 * expression again at each reading (about 0.7 ms). All items share the values that have no expression: each reading
 * makes a copy. With 10,000 recipients n8n then needed 380 MB more at its peak, and a third more time
 * (docs/benchmark.md).
 */
export class Item implements ItemParameters {
	private readonly ownValues = new ParameterValues();

	constructor(
		readonly context: IExecuteFunctions,
		readonly index: number,
		readonly run: ChakraRun,
	) {}

	/** A parameter's value as n8n gives it. For a resource locator it is the chosen value. */
	value(name: string, fallback: unknown = undefined): unknown {
		const { values } = this.valuesFor(name);
		if (!values.has(name)) values.set(name, this.evaluate(name, fallback));
		return values.get(name);
	}

	/** The mode of a resource locator, such as `list` or `id`; undefined where an expression gave a text. */
	locatorMode(name: string): unknown {
		this.value(name, '');
		return this.valuesFor(name).locatorModes.get(name);
	}

	private valuesFor(name: string): ParameterValues {
		const { parameters } = this.run;
		return parameters.isConstant(name) ? parameters.shared : this.ownValues;
	}

	private evaluate(name: string, fallback: unknown): unknown {
		const mapper = this.run.parameters.mapperOf(name);
		if (mapper) return { ...mapper, value: this.mapperValue(name) };
		const given: unknown = this.context.getNodeParameter(name, this.index, fallback);
		if (!isObject(given) || given.__rl !== true) return given;
		this.valuesFor(name).locatorModes.set(name, given.mode);
		// Only n8n can extract the value from a URL, so ask again for that mode.
		if (given.mode !== 'url') return given.value;
		return this.context.getNodeParameter(name, this.index, fallback, { extractValue: true });
	}

	/**
	 * The values of a resource mapper alone. If the whole mapper is read, n8n copies its form for each item, and a form
	 * is larger than its values. n8n is not to check them against the form, because the operations do that better.
	 */
	private mapperValue(name: string): unknown {
		const unchecked = { skipValidation: true };
		return this.context.getNodeParameter(`${name}.value`, this.index, null, unchecked);
	}

	/**
	 * A required text, trimmed. Numbers become text.
	 * @param remedy the advice for an empty text, in place of the general one
	 * @throws ChakraError where it is empty, an object or a list
	 */
	text(field: INodeProperties, { remedy }: { remedy?: string } = {}): string {
		const text = this.optionalText(field);
		if (text !== undefined) return text;
		const { displayName, placeholder } = field;
		const example = placeholder?.startsWith('e.g. ') ? `, for example ${placeholder.slice(5)}` : '';
		throw new ChakraError(`${displayName} is empty`, {
			remedy: remedy ?? `Fill in ${displayName}${example}.`,
		});
	}

	/**
	 * As {@link text}, or undefined where it is empty.
	 * @throws ChakraError where it is an object or a list
	 */
	optionalText({ name, displayName, default: unset }: INodeProperties): string | undefined {
		return readOptionalText(this.value(name, unset), displayName);
	}

	/**
	 * The value of a filter. Without it, more would be got than was asked for.
	 * @throws ChakraError where its expression found nothing
	 */
	filter({ name, displayName, default: unset }: INodeProperties): unknown {
		const value = this.value(name, unset) ?? null;
		if (value === null && !this.run.parameters.isConstant(name)) throw nothingFoundFor(displayName);
		return value;
	}

	/** @throws ChakraError where the value is neither true nor false */
	flag(field: INodeProperties): boolean {
		return readFlag(this.value(field.name, field.default), field);
	}

	/**
	 * A whole number within the field's limits.
	 * @throws ChakraError where it is something else
	 */
	number(field: INodeProperties): number {
		return readWholeNumber({ [field.name]: this.value(field.name, field.default) }, field);
	}

	/**
	 * One of the field's options.
	 * @throws ChakraError where it is another value
	 */
	choice(field: INodeProperties): string {
		return readChoice(this.value(field.name, field.default), field);
	}

	/**
	 * A text of the Options, or undefined where it is empty.
	 * @throws ChakraError where it is an object or a list
	 */
	option({ name, displayName }: INodeProperties): string | undefined {
		return readOptionalText(this.options[name], displayName);
	}

	/** The fields that were added to a collection; empty where none were. */
	collection(name: string): IDataObject {
		const given = this.value(name, {});
		return isObject(given) ? (given as IDataObject) : {};
	}

	/** The node's Options. */
	get options(): IDataObject {
		return this.collection('options');
	}

	/** The values of a resource mapper: those filled in, or in automatic mode the fields of the item itself. */
	mapped(name: string): IDataObject {
		const mapper = this.value(name, {});
		if (!isObject(mapper)) return {};
		if (mapper.mappingMode !== 'autoMapInputData') {
			return isObject(mapper.value) ? (mapper.value as IDataObject) : {};
		}
		return this.context.getInputData()[this.index]?.json ?? {};
	}

	/**
	 * Max Tries and Timeout of the Options.
	 * @throws ChakraError where one is not a whole number within its limits
	 */
	get retryOptions(): RetryOptions {
		return readRetryOptions(this.options, requestTimeoutField);
	}

	/**
	 * The ID of the plugin to use: Plugin ID in the Options, else the credential's default.
	 * @throws ChakraError where neither is set, or the text contains no ID
	 */
	get pluginId(): string {
		const given = this.options.pluginId ?? this.value('pluginId', '');
		return choosePluginId(given, this.run.api.connection.defaultPluginId);
	}

	/** Sends a request for this item. @throws ChakraError */
	async send(itemRequest: ItemRequest): Promise<ApiResult> {
		return await this.run.send([this.index], { ...this.retryOptions, ...itemRequest });
	}

	/** Outputs, linked to this item for n8n. */
	outputs(...all: IDataObject[]): INodeExecutionData[] {
		return all.map((json) => ({ json, pairedItem: { item: this.index } }));
	}
}
