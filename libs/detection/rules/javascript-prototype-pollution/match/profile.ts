import { merge } from 'lodash';
import type { Request, Response } from 'express';

export function updateProfile(req: Request, res: Response) {
  const profile = loadProfile(req.user.id);
  const { group, field, value } = req.body;
  // ruleid: javascript-prototype-pollution
  profile[group][field] = value;
  // ruleid: javascript-prototype-pollution
  merge(profile, req.body.extra);
  res.json(profile);
}
