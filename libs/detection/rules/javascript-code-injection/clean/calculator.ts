import { evaluate } from './expression';
import type { Request, Response } from 'express';

const OPERATIONS: Record<string, (a: number, b: number) => number> = {
  add: (a, b) => a + b,
  mul: (a, b) => a * b,
};

export function calc(req: Request, res: Response) {
  // ok: javascript-code-injection
  const run = OPERATIONS[req.query.op as string];
  res.json({ result: run(Number(req.query.a), Number(req.query.b)) });
}

export function parse(req: Request, res: Response) {
  // ok: javascript-code-injection
  const data = JSON.parse(req.body.payload);
  // ok: javascript-code-injection
  setTimeout(() => notify(req.body.email), 1000);
  // ok: javascript-code-injection
  setTimeout(function () {
    notify(data.email);
  }, Number(req.query.delay));
  // ok: javascript-code-injection
  eval('1 + 1');
  res.json({ value: evaluate(req.body.expr) });
}

export async function load(req: Request, res: Response) {
  const plugins: Record<string, () => Promise<unknown>> = {
    csv: () => import('./plugins/csv'),
    xml: () => import('./plugins/xml'),
  };
  const name = req.params.name;
  if (!Object.hasOwn(plugins, name)) return res.sendStatus(404);
  // ok: javascript-code-injection
  const mod = require('./plugins/' + name);
  res.json(mod);
}
