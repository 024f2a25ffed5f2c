const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

/**
 * Runs test files in Node's own context instead of one for each file. The engine is loaded once, outside of such
 * contexts (sharedPackages.js): in another context, `error instanceof Error` would be false for its errors and ours.
 */
class HostEnvironment extends TestEnvironment {
	constructor(...settings) {
		super(...settings);
		this.global = globalThis;
	}

	getVmContext() {
		return nodesOwn;
	}
}

/** Represents Node's own context, because Jest needs a context object and Node has none. */
const nodesOwn = Object.freeze({});
const { compileFunction } = vm;
vm.compileFunction = (code, parameters, options) =>
	compileFunction(
		code,
		parameters,
		options?.parsingContext === nodesOwn ? { ...options, parsingContext: undefined } : options,
	);

module.exports = HostEnvironment;
