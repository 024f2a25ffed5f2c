/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Container } from '@n8n/di';
import { core } from './core';

type ByteStore = ConstructorParameters<typeof core.BinaryDataBlobManager>[0];

/**
 * Stores files as n8n's database storage does: a stream gives the whole file in one chunk, however little was asked
 * for. n8n's own storage is part of its server, not of its engine.
 */
class WholeFiles implements ByteStore {
	/** How many streams were opened. */
	reads = 0;

	/** Whether reading never ends, as with files that are too large for PostgreSQL. */
	neverAnswers = false;

	private readonly files = new Map<string, Buffer>();

	async write(key: string, body: Buffer | Readable): Promise<number> {
		const bytes = Buffer.isBuffer(body) ? body : await buffer(body);
		this.files.set(key, bytes);
		return bytes.length;
	}

	async read(key: string): Promise<Buffer | null> {
		return this.files.get(key) ?? null;
	}

	async readStream(key: string): Promise<Readable | null> {
		this.reads++;
		if (this.neverAnswers) return await new Promise(() => {});
		const bytes = await this.read(key);
		return bytes && Readable.from(bytes);
	}

	async copy(from: string, to: string): Promise<void> {
		const bytes = await this.read(from);
		if (bytes) this.files.set(to, bytes);
	}

	async rename(from: string, to: string): Promise<void> {
		await this.copy(from, to);
		this.files.delete(from);
	}

	async delete(keys: string[]): Promise<void> {
		for (const key of keys) this.files.delete(key);
	}

	async getMetadata(key: string): Promise<{ fileSize: number } | null> {
		const bytes = await this.read(key);
		return bytes && { fileSize: bytes.length };
	}
}

/** A new storage, which all later runs in `database` mode use. */
export function newDatabaseStorage(): WholeFiles {
	const storage = new WholeFiles();
	const manager = new core.BinaryDataBlobManager(storage, Container.get(core.ErrorReporter));
	Container.get(core.BinaryDataService).setManager('database', manager);
	return storage;
}
