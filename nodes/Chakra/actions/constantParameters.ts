import type { INodeParameters } from 'n8n-workflow';
import { isObject } from '../json/isObject';

/** Parameters that were read, by name. */
export class ParameterValues {
	readonly values = new Map<string, unknown>();

	/** Of resource locators. */
	readonly locatorModes = new Map<string, unknown>();
}

/** The parameters of a node that are the same for all items, because nothing in them is an expression. */
export class ConstantParameters {
	/** All items share them, so nobody may change them. */
	readonly shared = new ParameterValues();

	private readonly constant = new Map<string, boolean>();

	/** @param parameters as they are stored with the node */
	constructor(private readonly parameters: INodeParameters) {}

	/** @param name of a parameter, or of a field in one, such as `parameterPairs.pair` */
	isConstant(name: string): boolean {
		const known = this.constant.get(name);
		if (known !== undefined) return known;
		const [parameter = name] = name.split('.', 1);
		const isConstant = !hasExpression(this.parameters[parameter]);
		this.constant.set(name, isConstant);
		return isConstant;
	}

	/** A resource mapper as it is stored, with the fields of its form; undefined for another parameter. */
	mapperOf(name: string): INodeParameters | undefined {
		const stored: unknown = this.parameters[name];
		return isObject(stored) && 'schema' in stored ? (stored as INodeParameters) : undefined;
	}
}

/** n8n stores an expression as a text that begins with "=". */
function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	if (typeof value !== 'object' || value === null) return false;
	return Object.values(value).some(hasExpression);
}
