const { availableParallelism } = require('node:os');

/** One project a layer, by speed: pure functions; the real engine in process; a real n8n from the packed tarball; n8n in queue mode. */
const project = (displayName, more = {}) => ({
	displayName,
	testEnvironment: 'node',
	testMatch: [`<rootDir>/test/${displayName}/**/*.test.ts`],
	transform: { '\\.ts$': ['ts-jest', { diagnostics: false }] },
	...more,
});

module.exports = {
	projects: [
		project('unit'),
		project('engine', {
			runtime: '<rootDir>/test/engine/sharedPackages.js',
			testEnvironment: '<rootDir>/test/engine/hostEnvironment.js',
		}),
		project('e2e', {
			globalSetup: '<rootDir>/test/e2e/prepare.ts',
			globalTeardown: '<rootDir>/test/e2e/cleanUp.ts',
		}),
		project('queue', { globalSetup: '<rootDir>/test/queue/prepare.ts' }),
	],
	// No measure of anything: how long a test may hang on a machine that is busy with other things.
	testTimeout: 60_000,
	// Half of the time a test waits for a server or a clock, so each core has more than one to run.
	maxWorkers: Math.ceil(availableParallelism() * 1.5),
	collectCoverageFrom: ['nodes/**/*.ts', 'credentials/**/*.ts'],
	coverageReporters: ['text'],
};
