/* eslint-disable @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { n8nReleases, type N8nVersion } from './versions';

/** Nothing of the caller's own n8n, npm, Jest or service settings may leak into the n8n under test. */
const foreign =
	/^(N8N_|npm_|JEST_|EXECUTIONS_|DB_|QUEUE_|CHAKRA_|NODE_ENV$|NODE_OPTIONS$|NODE_PATH$)/i;

/** Turns off everything that would call n8n's servers, ask questions or wait for something that is not here. */
const quiet = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_PYTHON_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
};

interface N8nSettings {
	version: N8nVersion;
	folder: string;
	binaryMode?: string;
	env?: Record<string, string>;
}

/** The environment of an n8n that uses only its own folder and this machine. */
export function n8nEnvironment(settings: N8nSettings): NodeJS.ProcessEnv {
	const inherited = Object.entries(process.env).filter(([name]) => !foreign.test(name));
	return {
		...Object.fromEntries(inherited),
		...quiet,
		N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_RESTRICT_FILE_ACCESS_TO: settings.folder,
		N8N_SECURE_COOKIE: 'false',
		N8N_USER_FOLDER: settings.folder,
		...n8nReleases[settings.version].env,
		...(settings.binaryMode ? { N8N_DEFAULT_BINARY_DATA_MODE: settings.binaryMode } : {}),
		...settings.env,
	};
}
