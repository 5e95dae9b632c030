import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Context } from 'koa';

@Controller('profile')
export class ProfileController {
  @Get(':name')
  show(@Param('name') name: string, @Res() res: Response) {
    // ruleid: javascript-reflected-xss
    res.send(`<h2>${name}</h2>`);
  }
}

export async function greet(ctx: Context) {
  // ruleid: javascript-reflected-xss
  ctx.body = '<p>Welcome back, ' + ctx.query.name + '</p>';
}

export function notFound(req: Request, res: Response): void {
  // ruleid: javascript-reflected-xss
  res.status(404).send(`Cannot find ${req.originalUrl}`);
}
