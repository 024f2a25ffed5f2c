import type { DemoAccess } from './options';

/** What `npm run demo -- --open` shows, for the local API only, because its token opens nothing else. */
export const accountText = (
	{ baseUrl, accessToken, pluginId }: DemoAccess,
	webhookSecret: string,
): string => `
  The credential "ChakraHQ account" is there, with its Webhook Secret. To make one by hand:
  Access Token       ${accessToken}
  Base URL           ${baseUrl}
  Default Plugin ID  ${pluginId}
  Webhook Secret     ${webhookSecret}

  Write to whom you like, for example +1 555 010 0001: nothing leaves this machine.
  Skip ChakraHQ's own pages, such as WhatsApp Setup: the local API finds the published ChakraHQ Trigger by itself.
  What you type here and end with Enter, a customer writes to it; "image" sends a picture.
`;
