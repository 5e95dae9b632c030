import { readFile, writeFile } from 'node:fs/promises';
import * as fs from 'fs';
import { join } from 'path';
import { Controller, Get, Param, Res } from '@nestjs/common';
import type { Response } from 'express';

@Controller('documents')
export class DocumentsController {
  @Get(':name')
  open(@Param('name') name: string, @Res() res: Response) {
    // ruleid: javascript-path-traversal
    fs.createReadStream(join(process.cwd(), 'documents', name)).pipe(res);
  }
}

export async function GET(request: Request, { params }: { params: Promise<{ slug: string[] }> }) {
  const { slug } = await params;
  // ruleid: javascript-path-traversal
  const text = await readFile(join('content', ...slug), 'utf8');
  return new Response(text);
}

export async function POST(request: Request) {
  const form = await request.formData();
  const upload = form.get('file') as File;
  // ruleid: javascript-path-traversal
  await writeFile(join('uploads', upload.name), Buffer.from(await upload.arrayBuffer()));
  return Response.json({ ok: true });
}
