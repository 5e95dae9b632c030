import * as serialize from 'node-serialize';
import yaml from 'js-yaml';
import type { Request, Response } from 'express';

export function restore(req: Request, res: Response) {
  // ok: javascript-unsafe-deserialization
  const state = JSON.parse(req.body.state);
  // ok: javascript-unsafe-deserialization
  const pipeline = yaml.load(req.body.yaml);
  // ok: javascript-unsafe-deserialization
  const defaults = serialize.unserialize('{"a":1}');
  // ok: javascript-unsafe-deserialization
  const text = serialize.serialize(req.body);
  res.json({ state, pipeline, defaults, text });
}
