import { unserialize } from 'node-serialize';
import type { Request, Response } from 'express';

export function restore(req: Request, res: Response) {
  // ruleid: javascript-unsafe-deserialization
  const state = unserialize(req.body.state as string);
  res.json(state);
}
