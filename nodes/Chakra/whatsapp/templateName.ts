/**
 * Whether a text can be the name of a template. Source:
 * developers.facebook.com/documentation/business-messaging/whatsapp/templates/overview
 */
export const isTemplateName = (text: string): boolean => /^[a-z0-9_]{1,512}$/.test(text);
