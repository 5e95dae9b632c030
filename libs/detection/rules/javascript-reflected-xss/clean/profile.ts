import he from 'he';
import { Body, Controller, Post } from '@nestjs/common';
import type { Request, Response } from 'express';

@Controller('profile')
export class ProfileController {
  @Post()
  async save(@Body() dto: ProfileDto) {
    // ok: javascript-reflected-xss
    return this.profiles.save(dto);
  }
}

export function show(req: Request, res: Response) {
  const safe = he.encode(req.query.name as string);
  // ok: javascript-reflected-xss
  res.send(`<h2>${safe}</h2>`);
  const cleaned = (req.query.tag as string).replace(/[^a-z0-9]/gi, '');
  // ok: javascript-reflected-xss
  res.send('<i>' + cleaned + '</i>');
}

export async function list(req: Request, res: Response) {
  const rows = await repository.find({ where: { owner: req.query.owner as string } });
  // ok: javascript-reflected-xss
  res.send(rows);
  const total = (req.body.items as unknown[]).length;
  // ok: javascript-reflected-xss
  res.send(`<p>${total} items</p>`);
}

export function version(req: Request, res: Response) {
  // ok: javascript-reflected-xss
  res.send(req.query.short === '1' ? '1.0' : '1.0.0 (stable)');
}
