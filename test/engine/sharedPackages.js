const { createRequire, isBuiltin } = require('node:module');
const JestRuntime = require('jest-runtime').default;

/**
 * Loads packages by Node's own `require`, once for each process. Jest's registry would load n8n's engine again for each
 * test file, which takes 4 to 5 s. Our own files stay in Jest's registry, so each test file has its own copy.
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
