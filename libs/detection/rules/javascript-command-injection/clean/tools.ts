import { exec, execFile, spawn, execSync } from 'child_process';
import { quote } from 'shell-quote';
import type { Request, Response } from 'express';

const FORMATS = new Set(['png', 'jpg', 'webp']);
const SCRIPTS: Record<string, string> = { daily: 'npm run daily', weekly: 'npm run weekly' };
const HOSTNAME = /^[a-z0-9.-]+$/i;

export function ping(req: Request, res: Response) {
  // ok: javascript-command-injection
  execFile('ping', ['-c', '1', String(req.query.host)], (err, stdout) => res.json({ stdout }));
}

export function convert(req: Request, res: Response) {
  const format = req.body.format;
  if (!FORMATS.has(format)) {
    return res.status(400).end();
  }
  // ok: javascript-command-injection
  exec(`convert input.png output.${format}`, () => res.end());
}

export function job(req: Request, res: Response) {
  // ok: javascript-command-injection
  exec(SCRIPTS[req.params.job] ?? 'true', () => res.end());
  const count = parseInt(req.query.count as string, 10);
  // ok: javascript-command-injection
  execSync(`head -n ${count} app.log`);
}

export function lookup(req: Request, res: Response) {
  const host = req.query.host as string;
  if (!HOSTNAME.test(host)) {
    throw new Error('bad host');
  }
  // ok: javascript-command-injection
  exec(`host ${host}`, () => res.end());
  // ok: javascript-command-injection
  spawn('grep', ['-r', req.body.term, '.'], { shell: false });
  // ok: javascript-command-injection
  exec('echo ' + quote([req.body.note]));
  const match = /v(\d+)/.exec(req.body.version);
  res.json({ match });
}

export async function byUser(req: Request, res: Response) {
  const user = await User.findById(req.params.id).exec();
  // ok: javascript-command-injection
  exec('id', (err, stdout) => res.json({ user: user.id, stdout, asked: req.params.id }));
}
