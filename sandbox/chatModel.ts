/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { asRecord, asRecords } from './narrow';

/** A message of a chat with a model, in OpenAI's format. */
export interface ChatMessage {
	role: string;
	content: string;
}

/** A tool as the model sees it. */
interface ChatTool {
	name: string;
	description: string;
	/** JSON schema. */
	parameters: Record<string, unknown>;
}

/** The model's next step: a text, or a tool call. */
type ChatTurn = { say: string } | { call: string; with: Record<string, unknown> };

/** @param messages the chat so far, the newest message last */
type ChatPlayer = (messages: ChatMessage[], tools: ChatTool[]) => ChatTurn;

/**
 * A small OpenAI-compatible chat API for tests. The test decides what the model says. Source:
 * platform.openai.com/docs/api-reference/chat (create, without streams)
 */
export class ChatModel {
	/** The chats of all requests. */
	readonly asked: Array<{ messages: ChatMessage[]; tools: ChatTool[] }> = [];

	private constructor(
		private readonly server: Server,
		private readonly play: ChatPlayer,
	) {}

	static async start(play: ChatPlayer): Promise<ChatModel> {
		const app = express().use(express.json({ limit: '10mb' }));
		const server = createServer(app);
		const model = new ChatModel(server, play);
		app.get('/v1/models', (_, response) => {
			response.json({ object: 'list', data: [{ id: MODEL, object: 'model' }] });
		});
		app.post('/v1/chat/completions', (request, response) => {
			response.json(model.complete(asRecord(request.body)));
		});
		await once(server.listen(0, '127.0.0.1'), 'listening');
		return model;
	}

	/** For a credential "OpenAI". */
	get baseUrl(): string {
		const { port } = this.server.address() as AddressInfo;
		return `http://127.0.0.1:${port}/v1`;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		this.server.close();
		await once(this.server, 'close');
	}

	private complete(body: Record<string, unknown>) {
		const messages = asRecords(body.messages).map(({ role, content }) => ({
			role: String(role),
			content: textOf(content),
		}));
		const tools = asRecords(body.tools)
			.map((tool) => asRecord(tool.function))
			.map(({ name, description, parameters }) => ({
				name: String(name),
				description: String(description ?? ''),
				parameters: asRecord(parameters),
			}));
		this.asked.push({ messages, tools });
		const turn = this.play(messages, tools);
		const isCall = 'call' in turn;
		return {
			id: `chatcmpl-${randomUUID()}`,
			object: 'chat.completion',
			created: Math.floor(Date.now() / 1000),
			model: MODEL,
			choices: [
				{
					index: 0,
					finish_reason: isCall ? 'tool_calls' : 'stop',
					message: isCall
						? {
								role: 'assistant',
								content: null,
								tool_calls: [
									{
										id: `call_${randomUUID()}`,
										type: 'function',
										function: { name: turn.call, arguments: JSON.stringify(turn.with) },
									},
								],
							}
						: { role: 'assistant', content: turn.say },
				},
			],
			usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
		};
	}
}

const MODEL = 'stand-in';

/** The content of a message is a text, or a list of parts. */
function textOf(content: unknown): string {
	if (typeof content === 'string') return content;
	return asRecords(content)
		.map(({ text }) => String(text ?? ''))
		.join('');
}
