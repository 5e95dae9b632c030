import _ from 'lodash';
import type { Request, Response } from 'express';

export function label(req: Request, res: Response) {
  const pattern = req.query.pattern as string;
  // ruleid: javascript-template-injection
  const render = _.template(pattern);
  res.json({ text: render({ id: 1 }) });
}
