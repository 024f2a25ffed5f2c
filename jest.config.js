/** One project a layer, by speed: pure functions; the real engine in process; a real n8n from the packed tarball. */
const project = (displayName, more = {}) => ({
	displayName,
	testEnvironment: 'node',
	testMatch: [`<rootDir>/test/${displayName}/**/*.test.ts`],
	transform: { '\\.ts$': ['ts-jest', { diagnostics: false }] },
	...more,
});

/** No measure of anything: how long a test may hang on a machine that is busy with other things. */
const testTimeout = 60_000;

module.exports = {
	projects: [
		project('unit', { testTimeout }),
		project('engine', { testTimeout }),
		project('e2e', { globalSetup: '<rootDir>/test/e2e/prepare.ts' }),
	],
	collectCoverageFrom: ['nodes/**/*.ts', 'credentials/**/*.ts'],
	coverageReporters: ['text'],
};
