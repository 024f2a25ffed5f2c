/**
 * Meta's ID of a group, the base64 of `capi_group:` and more. People give it in place of a phone number, and events
 * have it there. Source: developers.facebook.com/documentation/business-messaging/whatsapp/groups
 */
export const groupId = /^Y2FwaV9ncm91c[\w+/-]{4,200}=?=?$/;
