/** What one n8n release needs besides itself to install from the npm registry. */
interface N8nRelease {
	/** Transitive packages held at a version that can be had. */
	overrides: Record<string, string>;
	/** Settings only this release knows. */
	env: Record<string, string>;
}

/** Every n8n this project runs against, each pinned here and nowhere else. */
const releases = {
	'2.41.1': {
		overrides: { linkedom: '0.18.12' },
		// This one fetches a list of servers from the vendor at every start.
		env: { N8N_DISABLED_MODULES: 'mcp-registry' },
	},
	'1.123.81': {
		overrides: { linkedom: '0.18.12', xlsx: '0.18.5' },
		env: { N8N_RUNNERS_ENABLED: 'true' },
	},
} satisfies Record<string, N8nRelease>;

export type N8nVersion = keyof typeof releases;

export const n8nReleases: Record<N8nVersion, N8nRelease> = releases;

/** `current` runs the demo and all end-to-end tests; `oldest` is the oldest host that is supported. */
export const n8nVersions = { current: '2.41.1', oldest: '1.123.81' } as const satisfies Record<
	string,
	N8nVersion
>;

/** n8n 2 needs Node 24 or newer; the npm package `node-<platform>-<arch>` carries one, headers included. */
export const nodeMajor = 24;
