import express, { Router, type NextFunction, type Request, type Response } from 'express';
import { faultFromJson } from './faultJson';
import { asRecord } from './narrow';
import type { Sandbox, SandboxSettings } from './sandbox';
import { deliveryFromJson } from './webhooks/deliveryFromJson';
import { pressFromJson } from './webhooks/press';
import { sendWebhook } from './webhooks/sendWebhook';

/**
 * The sandbox's in-process API over HTTP, for other processes on this machine. It needs no token and accepts only
 * loopback connections.
 */
export function controlRoutes(sandbox: Sandbox): Router {
	const router = Router();
	router.use(loopbackOnly, express.json({ limit: '10mb' }));
	router.post('/faults', (req, res) => {
		for (const fault of Array.isArray(req.body) ? req.body : [req.body]) {
			sandbox.inject(faultFromJson(fault));
		}
		res.sendStatus(204);
	});
	router.delete('/faults', (_req, res) => {
		sandbox.clearFaults();
		res.sendStatus(204);
	});
	router.get('/uploads', (_req, res) => void res.json(sandbox.uploads));
	router.get('/requests', (_req, res) => void res.json(sandbox.requests));
	router.get('/messages', (_req, res) => void res.json(sandbox.messages));
	router.get('/violations', (_req, res) => void res.json(sandbox.contractViolations));
	router.post('/settings', (req, res) => {
		sandbox.configure(readSettings(req.body));
		res.sendStatus(204);
	});
	router.post('/webhooks', async (req, res) => {
		res.json(await sendWebhook(deliveryFromJson(req.body)));
	});
	router.post('/presses', async (req, res) => {
		res.json(await sandbox.press(pressFromJson(req.body)));
	});
	router.post('/reset', async (_req, res) => {
		await sandbox.reset();
		res.sendStatus(204);
	});
	router.use((_req, res) => void res.status(404).type('text').send('Not Found'));
	router.use((error: Error, _req: Request, res: Response, next: NextFunction) => {
		if (res.headersSent) return next(error);
		res.status(400).type('text').send(error.message);
	});
	return router;
}

function loopbackOnly(req: Request, res: Response, next: NextFunction): void {
	if (/^(::1|(::ffff:)?127\.)/.test(req.socket.remoteAddress ?? '')) next();
	else res.status(403).type('text').send('Only from this machine');
}

function readSettings(value: unknown): Partial<SandboxSettings> {
	const { counting, answerDelayMs, ...others } = asRecord(value);
	const unknown = Object.keys(others);
	if (unknown.length > 0) throw new TypeError(`Unknown setting: ${unknown.join(', ')}`);
	const settings: Partial<SandboxSettings> = {};
	if (typeof counting === 'boolean') settings.counting = counting;
	if (typeof answerDelayMs === 'number') settings.answerDelayMs = answerDelayMs;
	return settings;
}
