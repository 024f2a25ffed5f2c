const { createRequire, isBuiltin } = require('node:module');
const JestRuntime = require('jest-runtime').default;

/**
 * Loads packages by Node's own `require`: once a process. Jest's registry would load n8n's engine anew for each test
 * file, which took 4 to 5 s of each. Our own files stay in Jest's registry, so each test file has its own.
 */
class SharedPackagesRuntime extends JestRuntime {
	requireModule(from, name, options, ...rest) {
		const isPackage = name && !options?.isInternalModule && !isBuiltin(name) && !/^[./]/.test(name);
		return isPackage
			? createRequire(from)(name)
			: super.requireModule(from, name, options, ...rest);
	}
}

Object.assign(exports, { __esModule: true, default: SharedPackagesRuntime });
