/** Objects as the contract has them; members the sandbox does not read are left open. */
export interface Template {
	id: string;
	name: string;
	language: string;
	status: string;
	category: string;
	parameter_format?: string;
	rejected_reason?: string;
	components: Array<Record<string, unknown>>;
}

interface PhoneNumber {
	/** Meta's phone number ID. */
	id: string;
	/** WABA ID. */
	waba: string;
	displayPhoneNumber: string;
	[more: string]: unknown;
}

interface BusinessAccount {
	/** WABA ID. */
	id: string;
	name: string;
	chakraStatus: string;
}

/** A file somebody sent to the business. */
export interface InboundMedia {
	/** Media ID of the inbound event. */
	id: string;
	/** `mid` in the address of the event's attachment link. */
	mid: string;
	mimeType: string;
	bytes: Buffer;
	/** How its bytes are given: as the answer (default), by a redirect to another host, or not at all. */
	access?: 'redirect' | 'expired' | 'refused';
}

export interface Chat {
	id: string;
	/** Digits. */
	phone: string;
	name: string;
	createdAt: number;
	updatedAt: number;
}

export interface ChatMessage {
	id: string;
	chat: string;
	direction: 'INCOMING' | 'OUTGOING';
	timestamp: number;
	[more: string]: unknown;
}

export interface Procedure {
	id: string;
	shortId: string;
	name: string;
	/** Short ID of the attribute that is the primary key. */
	primaryKey: string;
	states: string[];
	attributes: Attribute[];
}

/** One field of a procedure; `dataType` is a word of the vendor's list of data types. */
interface Attribute {
	shortId: string;
	name: string;
	dataType: string;
	isRequired?: boolean;
	options?: string[];
}

export interface Process {
	id: string;
	team: string;
	procedure: string;
	status: string;
	state: string;
	data: Record<string, unknown>;
	assignedTo?: string;
	createdAt: number;
	nextActionAt?: number;
}

export interface User {
	id: string;
	username: string;
	firstName: string;
	lastName: string;
	primaryEmail: Record<string, unknown>;
	[more: string]: unknown;
}

export interface Photo {
	id: string;
	filename: string;
	filetype: string;
	mimeType: string;
	createdAt: number;
	/** null when only its bytes were counted. */
	path: string | null;
}

export interface BackgroundJob {
	id: string;
	createdAt: number;
	/** A job is seen at work once before it is seen finished. */
	seen: boolean;
	entries: Array<{
		id: string;
		completionStatus: 'INVALID' | 'SUCCESS' | 'ERROR';
		process?: string;
	}>;
}

/** What a sandbox knows before anyone has called it. */
export interface Seed {
	/** UUID of the team that owns the token. */
	team: string;
	businessAccounts: BusinessAccount[];
	phoneNumbers: PhoneNumber[];
	/** By WABA ID, in the order they are listed. */
	templates: Record<string, Template[]>;
	media: InboundMedia[];
	chats: Chat[];
	chatMessages: ChatMessage[];
	procedures: Procedure[];
	processes: Process[];
	users: User[];
	photos: Photo[];
	jobs: BackgroundJob[];
	pluginConfig: Record<string, unknown>;
	/** Meta's calling settings by phone number ID. */
	callingSettings: Record<string, Record<string, unknown>>;
	/** PEM, by phone number ID. */
	publicKeys: Record<string, string>;
}
