/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A local mail server that accepts every mail and delivers none. */
export class MailServer {
	/** The received mails as they were sent: headers and body. */
	readonly mails: string[] = [];

	private readonly server: Server;

	private constructor() {
		this.server = createServer((socket) => this.talk(socket));
	}

	static async start(): Promise<MailServer> {
		const mail = new MailServer();
		mail.server.listen(0, '127.0.0.1');
		await once(mail.server, 'listening');
		return mail;
	}

	/** As n8n's SMTP credential takes it. */
	get credential() {
		const { port } = this.server.address() as AddressInfo;
		return { host: '127.0.0.1', port, secure: false, disableStartTls: true };
	}

	close(): void {
		this.server.close();
	}

	/** The few commands of RFC 5321 that one mail needs. */
	private talk(socket: Socket): void {
		let received = '';
		let isMail = false;
		const say = (line: string) => void socket.write(`${line}\r\n`);
		say('220 ready');
		socket.setEncoding('utf8').on('data', (chunk: string) => {
			received += chunk;
			for (;;) {
				const end = isMail ? '\r\n.\r\n' : '\r\n';
				const at = received.indexOf(end);
				if (at === -1) return;
				const text = received.slice(0, at);
				received = received.slice(at + end.length);
				if (isMail) {
					this.mails.push(text);
					isMail = false;
					say('250 taken');
				} else if (/^DATA/i.test(text)) {
					isMail = true;
					say('354 go on');
				} else {
					say(/^QUIT/i.test(text) ? '221 bye' : '250 fine');
				}
			}
		});
	}
}
