import { promises as fs } from 'fs';
import path from 'path';
import { isSafePath } from './paths';
import type { Request, Response } from 'express';

const base = path.resolve('documents');

export async function open(req: Request, res: Response) {
  const wanted = path.join(base, req.query.name as string);
  const relative = path.relative(base, wanted);
  if (relative.startsWith('..') || path.isAbsolute(relative)) {
    return res.status(403).end();
  }
  // ok: javascript-path-traversal
  res.send(await fs.readFile(wanted));
}

export async function stored(req: Request, res: Response) {
  const record = await Document.findOne({ where: { id: req.params.id } });
  // ok: javascript-path-traversal
  res.sendFile(record.path);
}

export async function checked(req: Request, res: Response) {
  const name = req.body.name as string;
  if (!isSafePath(name)) throw new Error('no');
  // ok: javascript-path-traversal
  await fs.writeFile(path.join(base, name), req.body.text);
  res.end();
}
