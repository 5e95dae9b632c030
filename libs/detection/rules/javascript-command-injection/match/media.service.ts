import * as cp from 'node:child_process';
import { exec as run } from 'child_process';
import { Body, Controller, Post } from '@nestjs/common';
import type { Request, Response } from 'express';

@Controller('media')
export class MediaController {
  @Post('thumbnail')
  thumbnail(@Body('file') file: string) {
    // ruleid: javascript-command-injection
    cp.exec('ffmpeg -i ' + file + ' -vframes 1 thumb.png');
  }
}

export async function probe(req: Request, res: Response): Promise<void> {
  const target: string = (req.query.url as string) ?? '';
  const command = `ffprobe "${target}"`;
  // ruleid: javascript-command-injection
  run(command, (_err, stdout) => res.json({ stdout }));
}

export async function POST(request: Request) {
  const body = await request.json();
  // ruleid: javascript-command-injection
  const out = cp.execSync(`whois ${body.domain}`).toString();
  return Response.json({ out });
}
